package dev.relais.twitter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinesTest {
    private final List<String> found = new ArrayList<>();
    private int left;

    private Lines lines(int limit) {
        return new Lines(limit, line -> found.add(new String(line, StandardCharsets.UTF_8)), () -> left++);
    }

    @Test
    void however_a_stream_is_cut_it_has_the_same_lines() {
        String stream = "{\"a\":1}\r\n\r\n\r\n{\"b\":\"é😀\"}\r\n\n{\"c\":3}\r\n{\"half";
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 200; seed++) {
            found.clear();
            Lines lines = lines(1_000);
            Random random = new Random(seed);
            for (int from = 0; from < bytes.length; ) {
                int length = Math.min(1 + random.nextInt(7), bytes.length - from);
                byte[] chunk = java.util.Arrays.copyOfRange(bytes, from, from + length);
                lines.add(chunk, length);
                from += length;
            }
            assertThat(found).as("seed %d", seed).containsExactly("{\"a\":1}", "{\"b\":\"é😀\"}", "{\"c\":3}");
        }
    }

    @Test
    void a_line_that_is_too_long_is_left_out_and_the_next_is_not() {
        Lines lines = lines(8);
        for (String part : List.of("12345", "67890", "1\r\n", "short\r\n")) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            lines.add(bytes, bytes.length);
        }
        assertThat(found).containsExactly("short");
        assertThat(left).isEqualTo(1);
    }
}
