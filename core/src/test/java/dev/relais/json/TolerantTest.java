package dev.relais.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TolerantTest {
    @Test
    void a_time_is_read_as_the_jdk_reads_it() {
        long seed = 20_261_130L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = time(random);
            assertThat(Tolerant.time(StrictJson.object().put("at", text), "at"))
                    .as("seed %s, round %s: %s", seed, i, text)
                    .isEqualTo(expected(text));
        }
    }

    private static @Nullable Instant expected(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return at.isBefore(Instant.EPOCH) ? null : at;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Most are times; days, hours and seconds go a little beyond what there is, and some have another character somewhere. */
    private static String time(SplittableRandom random) {
        String text = String.format(
                "%04d-%02d-%02dT%02d:%02d:%02d%s",
                random.nextInt(10) == 0 ? random.nextInt(2_000) : 1970 + random.nextInt(100),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(26),
                random.nextInt(62),
                random.nextInt(62),
                random.nextBoolean() ? "Z" : String.format(".%03dZ", random.nextInt(1_000)));
        if (random.nextInt(10) > 0) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + "0+-TZ.: é１".charAt(random.nextInt(10)) + text.substring(at + 1);
    }
}
