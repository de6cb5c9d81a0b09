package dev.relais.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant START = Instant.parse("2026-09-01T09:00:00Z");

    @Test
    void the_clock_stands_still_until_it_is_moved() {
        MovableClock clock = new MovableClock(START);
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.advance(Duration.ofMinutes(5))).isEqualTo(Instant.parse("2026-09-01T09:05:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-09-01T09:05:00Z"));
        assertThat(clock.millis()).isEqualTo(1_788_253_500_000L);
    }

    @Test
    void only_setting_goes_back() {
        MovableClock clock = new MovableClock(START);
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step");
        clock.set(START.minusSeconds(60));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-09-01T08:59:00Z"));
    }
}
