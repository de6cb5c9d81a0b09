package dev.relais.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When agents are there. */
class ShiftTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private static Shift shift(int from, int to) {
        return Shift.of(new AgentGroup(1, Map.of(), 1, Duration.ofHours(from), Duration.ofHours(to)));
    }

    @Test
    void a_shift_holds_its_beginning_and_not_its_end() {
        Shift day = shift(9, 17);
        assertThat(day.present(9 * HOUR - 1)).isFalse();
        assertThat(day.present(9 * HOUR)).isTrue();
        assertThat(day.present(17 * HOUR - 1)).isTrue();
        assertThat(day.present(17 * HOUR)).isFalse();
        assertThat(day.nextChange(0)).isEqualTo(9 * HOUR);
        assertThat(day.nextChange(9 * HOUR)).isEqualTo(17 * HOUR);
        assertThat(day.nextChange(17 * HOUR)).isEqualTo(33 * HOUR);
    }

    @Test
    void a_shift_over_midnight_was_there_the_night_before() {
        for (Shift night : new Shift[] {shift(22, 6), shift(22, 30)}) {
            assertThat(night.present(0)).isTrue();
            assertThat(night.nextChange(0)).isEqualTo(6 * HOUR);
            assertThat(night.present(6 * HOUR)).isFalse();
            assertThat(night.present(22 * HOUR)).isTrue();
            assertThat(night.between(0, 24 * HOUR)).isEqualTo(8 * HOUR);
        }
    }

    @Test
    void from_midnight_to_midnight_is_always() {
        assertThat(shift(0, 24).always()).isTrue();
        assertThat(shift(0, 0).always()).isTrue();
        assertThat(shift(8, 8).always()).isTrue();
        assertThat(shift(0, 24).nextChange(5)).isEqualTo(Agenda.NEVER);
    }

    @Test
    void the_time_between_two_instants_is_what_steps_add_up_to() {
        SplittableRandom chance = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            Shift shift = shift(chance.nextInt(24), chance.nextInt(24));
            long start = chance.nextInt(60) * HOUR;
            long end = start + chance.nextInt(60) * HOUR;
            long sum = 0;
            for (long at = start; at < end; at += HOUR) {
                sum += shift.present(at) ? HOUR : 0;
            }
            assertThat(shift.between(start, end))
                    .as("%s from %d to %d", shift, start, end)
                    .isEqualTo(sum);
        }
    }
}
