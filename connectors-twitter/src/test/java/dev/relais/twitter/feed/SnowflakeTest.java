package dev.relais.twitter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnowflakeTest {
    @Test
    void an_id_tells_when_it_was_given() {
        Instant at = Instant.parse("2026-09-01T09:15:30.123Z");
        String before = Snowflake.before(at);
        assertThat(Snowflake.time(before)).contains(at);
        assertThat(Snowflake.ORDER.compare(before, Snowflake.before(at.plusMillis(1))))
                .isNegative();
    }

    @Test
    void what_is_no_id_tells_nothing() {
        assertThat(Snowflake.time("abc")).isEmpty();
        assertThat(Snowflake.time("17")).isEmpty();
        assertThat(Snowflake.time("")).isEmpty();
        assertThat(Snowflake.time("99999999999999999999")).isPresent();
        assertThat(Snowflake.before(Instant.EPOCH)).isEqualTo("0");
    }

    @Test
    void ids_are_ordered_as_numbers_not_as_texts() {
        assertThat(Snowflake.ORDER.compare("9", "10")).isNegative();
    }
}
