package dev.relais.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.WeeklyHours;
import dev.relais.config.SlaConfig;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Looking at a clock, keeping it and going on with it changes no verdict; moments are when they say. */
class RandomLooksTest {
    private static final long SEED = 20_261_125;
    private static final int CASES = Integer.getInteger("relais.sla.timelines", 20_000) / 4;
    private static final BusinessCalendar OFFICE = new BusinessCalendar(
            "c",
            ZoneId.of("Europe/Paris"),
            List.of(
                    new WeeklyHours(Set.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(12, 30)),
                    new WeeklyHours(Set.of(DayOfWeek.SUNDAY), LocalTime.of(1, 45), LocalTime.of(2, 15))),
            Set.of(),
            List.of());
    private static final Instant START = Instant.parse("2026-10-23T00:00:00.123456789Z");
    private static final long SPAN = Duration.ofDays(6).toNanos();

    private record Case(SlaConfig sla, BusinessCalendar calendar, List<TimelineEvent> events, Instant until) {
        static Case of(Random random) {
            TimelineEvent.Type[] types = TimelineEvent.Type.values();
            List<TimelineEvent> events = new ArrayList<>();
            for (int i = random.nextInt(14); i >= 0; i--) {
                TimelineEvent.Type type =
                        random.nextInt(3) == 0 ? TimelineEvent.Type.RECEIVED : types[random.nextInt(types.length)];
                events.add(new TimelineEvent(START.plusNanos(random.nextLong(SPAN)), type));
            }
            events.sort(Comparator.comparing(TimelineEvent::at));
            SlaConfig sla = new SlaConfig(
                    "s",
                    null,
                    Duration.ofSeconds(random.nextInt(10_000)),
                    Duration.ofNanos(random.nextLong(20_000_000_000_000L)),
                    Duration.ofNanos(random.nextLong(60_000_000_000_000L)),
                    Set.of(SlaConfig.Pause.WAITING_FOR_CUSTOMER),
                    List.of(new BigDecimal("0.5"), new BigDecimal("0.3333333333333333")));
            Instant until = events.get(events.size() - 1).at().plusNanos(random.nextLong(SPAN));
            return new Case(sla, OFFICE, events, until);
        }

        List<Target> targets(List<TimelineEvent> told) {
            return new Timeline("c", sla, calendar, told, until).targets();
        }
    }

    @Test
    void a_clock_that_is_looked_at_kept_and_gone_on_with_says_what_the_timeline_says() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            Case one = Case.of(random);
            SlaClock clock = SlaClock.of(one.sla(), one.calendar());
            List<Target> targets = new ArrayList<>();
            for (int j = 0; j < one.events().size(); j++) {
                SlaClock kept = clock;
                clock = clock.take(one.events().get(j));
                look(clock, one.events().get(j).at(), random);
                if (random.nextInt(3) == 0) {
                    clock = kept.take(one.events().get(j));
                }
                targets.addAll(clock.ended());
            }
            targets.addAll(clock.running(one.until()));
            assertThat(targets)
                    .as("seed %d, case %d: %s", SEED, i, one)
                    .containsExactlyInAnyOrderElementsOf(one.targets(one.events()));
        }
    }

    private static void look(SlaClock clock, Instant at, Random random) {
        for (int i = random.nextInt(3); i > 0; i--) {
            clock.running(at.plusNanos(random.nextLong(SPAN)));
            clock.moments();
        }
    }

    @Test
    void a_moment_is_the_first_instant_at_which_so_much_has_elapsed() {
        Random random = new Random(SEED + 1);
        int compared = 0;
        for (int i = 0; i < CASES; i++) {
            Case one = Case.of(random);
            SlaClock clock = SlaClock.of(one.sla(), one.calendar());
            for (TimelineEvent event : one.events()) {
                clock = clock.take(event);
                for (Moment moment : clock.moments()) {
                    if (moment.at().isBefore(event.at())) {
                        continue;
                    }
                    Target then = target(clock.running(moment.at()), moment);
                    BigDecimal allowed =
                            nanos(Objects.requireNonNull(moment.target().allowedBy(one.sla())));
                    BigDecimal elapsed = nanos(then.businessElapsed());
                    BigDecimal share = allowed.multiply(moment.share());
                    assertThat(elapsed)
                            .as("seed %d, case %d: %s, %s", SEED + 1, i, one, moment)
                            .isBetween(share, share.add(BigDecimal.ONE));
                    if (moment.at().isAfter(event.at())) {
                        Target before = target(clock.running(moment.at().minusNanos(1)), moment);
                        assertThat(nanos(before.businessElapsed())).isLessThan(share);
                    }
                    assertThat(!moment.isDue() || moment.at().equals(then.dueAt()))
                            .isTrue();
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(CASES);
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos());
    }

    private static Target target(List<Target> running, Moment moment) {
        return running.stream()
                .filter(target -> target.target() == moment.target())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void events_of_different_instants_may_be_told_in_any_order() {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < CASES; i++) {
            Case one = Case.of(random);
            List<TimelineEvent> told = new ArrayList<>(one.events());
            Collections.shuffle(told, random);
            if (told.stream().map(TimelineEvent::at).distinct().count() == told.size()) {
                assertThat(one.targets(told))
                        .as("seed %d, case %d: %s", SEED + 2, i, one)
                        .isEqualTo(one.targets(one.events()));
            }
        }
    }
}
