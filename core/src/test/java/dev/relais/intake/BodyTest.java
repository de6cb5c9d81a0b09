package dev.relais.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static Body body(String text) {
        return new Body(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void the_same_bytes_are_equal_and_tell_only_their_number() {
        assertThat(body("abc"))
                .isEqualTo(body("abc"))
                .hasSameHashCodeAs(body("abc"))
                .isNotEqualTo(body("abd"));
        assertThat(body("abc")).hasToString("Body[3 bytes]");
    }

    @Test
    void the_hash_is_sha_256() {
        assertThat(body("abc").hash()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
