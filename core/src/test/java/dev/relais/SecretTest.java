package dev.relais;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretTest {
    /** Test case 2 of RFC 4231. */
    @Test
    void it_signs_as_the_standard_says_again_and_again() {
        Secret secret = Secret.of("Jefe");
        byte[] message = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            assertThat(HexFormat.of().formatHex(secret.hmacSha256(message)))
                    .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        }
    }

    @Test
    void threads_that_sign_at_once_do_not_disturb_each_other() {
        Secret secret = Secret.of("shared");
        byte[][] messages = IntStream.range(0, 64)
                .mapToObj(i -> "message ".concat("x".repeat(i * 7)).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        byte[][] alone = new byte[messages.length][];
        for (int i = 0; i < messages.length; i++) {
            alone[i] = secret.hmacSha256(messages[i]);
        }
        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .allMatch(i -> HexFormat.of()
                                .formatHex(secret.hmacSha256(messages[i % 64]))
                                .equals(HexFormat.of().formatHex(alone[i % 64]))))
                .isTrue();
    }
}
