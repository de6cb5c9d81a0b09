package dev.relais.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShiftAndRampUpTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-09-01T00:00:00Z");

    private static Instant at(String time) {
        return MIDNIGHT.plus(Duration.parse(time));
    }

    private static Shift shift(String lastOffer) {
        WeeklyHours hours =
                new WeeklyHours(EnumSet.allOf(DayOfWeek.class), LocalTime.parse("08:00"), LocalTime.parse("16:00"));
        return new Shift(
                new BusinessCalendar("early", ZoneOffset.UTC, List.of(hours), Set.of(), List.of()),
                Duration.parse(lastOffer));
    }

    @Test
    void before_the_end_of_a_shift_nothing_new_begins() {
        Shift shift = shift("PT10M");
        assertThat(shift.takesNew(at("PT7H59M"))).isFalse();
        assertThat(shift.takesNew(at("PT8H"))).isTrue();
        assertThat(shift.takesNew(at("PT15H49M59S"))).isTrue();
        assertThat(shift.takesNew(at("PT15H50M"))).isFalse();
        assertThat(shift.isOn(at("PT15H50M"))).isTrue();
        assertThat(shift.isOn(at("PT16H"))).isFalse();
        assertThat(shift.nextChange(at("PT7H"))).contains(at("PT8H"));
        assertThat(shift.nextChange(at("PT8H"))).contains(at("PT15H50M"));
        assertThat(shift.nextChange(at("PT15H50M"))).contains(at("PT16H"));
        assertThat(shift.nextEnd(at("PT7H"))).contains(at("PT16H"));
        assertThat(shift.nextEnd(at("PT16H"))).contains(at("PT40H"));
    }

    @Test
    void a_span_no_longer_than_the_last_offer_has_no_offers() {
        Shift shift = shift("PT9H");
        assertThat(shift.takesNew(at("PT8H"))).isFalse();
        assertThat(shift.nextChange(at("PT8H"))).contains(at("PT16H"));
    }

    @Test
    void room_grows_from_one_unit_to_the_whole_total_in_equal_steps() {
        RampUp ramp = new RampUp(MIDNIGHT, 0, 6, Duration.ofMinutes(15));
        assertThat(ramp.limit(MIDNIGHT.minusSeconds(1))).isEqualTo(1);
        assertThat(ramp.limit(MIDNIGHT)).isEqualTo(1);
        assertThat(ramp.nextStep(MIDNIGHT)).contains(at("PT3M"));
        assertThat(ramp.limit(at("PT2M59.999999999S"))).isEqualTo(1);
        assertThat(ramp.limit(at("PT3M"))).isEqualTo(2);
        assertThat(ramp.limit(at("PT14M59S"))).isEqualTo(5);
        assertThat(ramp.limit(at("PT15M"))).isEqualTo(6);
        assertThat(ramp.nextStep(at("PT15M"))).isEmpty();
    }

    @Test
    void what_he_still_has_does_not_take_his_first_unit() {
        RampUp ramp = new RampUp(MIDNIGHT, 3, 5, Duration.ofMinutes(15));
        assertThat(ramp.limit(MIDNIGHT)).isEqualTo(4);
        assertThat(ramp.nextStep(MIDNIGHT)).contains(at("PT15M"));
        RampUp full = new RampUp(MIDNIGHT, 4, 5, Duration.ofMinutes(15));
        assertThat(full.limit(MIDNIGHT)).isEqualTo(5);
        assertThat(full.nextStep(MIDNIGHT)).isEmpty();
    }

    @Test
    void every_step_comes_exactly_when_it_is_announced() {
        long seed = 20260901;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            int held = random.nextInt(5);
            int total = held + 1 + random.nextInt(random.nextBoolean() ? 9 : 1_000_000_000 - held - 1);
            RampUp ramp = new RampUp(MIDNIGHT, held, total, Duration.ofNanos(1 + random.nextLong(1L << 50)));
            Instant now = MIDNIGHT;
            for (int step = 0; step < 20 && ramp.nextStep(now).isPresent(); step++) {
                Instant next = ramp.nextStep(now).orElseThrow();
                assertThat(ramp.limit(next)).as("seed %d: %s", seed, ramp).isGreaterThan(ramp.limit(now));
                assertThat(ramp.limit(next.minusNanos(1)))
                        .as("seed %d: %s", seed, ramp)
                        .isEqualTo(ramp.limit(now));
                now = next;
            }
            assertThat(ramp.limit(MIDNIGHT.plus(ramp.over())))
                    .as("seed %d: %s", seed, ramp)
                    .isEqualTo(total);
        }
    }
}
