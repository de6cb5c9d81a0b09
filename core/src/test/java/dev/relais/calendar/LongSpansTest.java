package dev.relais.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Spans of many years, which cross many changes of the clocks, against a walk over the dates. */
class LongSpansTest {
    private static final long SEED = 20261124;
    private static final int CASES = Integer.getInteger("relais.calendar.cases", 30_000) / 300;
    private static final Instant YEAR_48000 = Instant.ofEpochSecond(1_450_000_000_000L);

    @Test
    void open_time_of_many_years_is_that_of_a_walk_over_the_dates() {
        RandomGenerator random = new SplittableRandom(SEED);
        List<String> zones = List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        for (int i = 0; i < CASES; i++) {
            ZoneId zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            Instant from = Instant.ofEpochSecond(random.nextLong(-4_000_000_000L, 22_000_000_000L) / 60 * 60);
            Instant to = from.plusSeconds(random.nextLong(4_000_000_000L) / 60 * 60);
            Instant special = from.plusSeconds(random.nextLong(4_000_000_000L));
            NaiveCalendar naive = NaiveCalendar.random(random, zone, special);
            BusinessCalendar calendar = naive.calendar();
            Duration open = calendar.open(from, to);
            String name = "seed " + SEED + ", case " + i + ": " + naive + " from " + from + " to " + to;
            assertThat(open).as(name).isEqualTo(Duration.ofSeconds(new Walk(naive).open(from, to)));
            Duration wanted = open.isZero() ? open : Duration.ofSeconds(random.nextLong(open.toSeconds() + 1));
            Instant reached = calendar.addOpen(from, wanted, to).orElseThrow();
            assertThat(calendar.open(from, reached)).as(name).isEqualTo(wanted);
            assertThat(calendar.open(from, reached).plus(calendar.open(reached, to)))
                    .as(name)
                    .isEqualTo(open);
        }
    }

    /** From one change of the clocks to the next, date by date; whole days that are like others are counted once. */
    private record Walk(NaiveCalendar naive, Map<DayOfWeek, Long> usual) {
        Walk(NaiveCalendar naive) {
            this(naive, new EnumMap<>(DayOfWeek.class));
        }

        long open(Instant from, Instant to) {
            long sum = 0;
            Instant at = from;
            while (at.isBefore(to)) {
                ZoneOffset offset = naive.zone().getRules().getOffset(at);
                ZoneOffsetTransition next = naive.zone().getRules().nextTransition(at);
                Instant end = next == null || next.getInstant().isAfter(to) ? to : next.getInstant();
                sum += open(LocalDateTime.ofInstant(at, offset), LocalDateTime.ofInstant(end, offset));
                at = end;
            }
            return sum;
        }

        private long open(LocalDateTime from, LocalDateTime to) {
            long sum = 0;
            LocalDateTime at = from;
            while (at.isBefore(to)) {
                LocalDateTime midnight = at.toLocalDate().plusDays(1).atStartOfDay();
                if (at.toLocalTime().equals(LocalTime.MIDNIGHT) && !midnight.isAfter(to) && isUsual(at.toLocalDate())) {
                    LocalDate date = at.toLocalDate();
                    sum += usual.computeIfAbsent(date.getDayOfWeek(), day -> minutes(date.atStartOfDay(), midnight));
                } else {
                    sum += minutes(at, midnight.isAfter(to) ? to : midnight);
                }
                at = midnight;
            }
            return sum;
        }

        private boolean isUsual(LocalDate date) {
            return IntStream.of(0, 1)
                    .mapToObj(date::minusDays)
                    .noneMatch(day -> naive.closed().contains(day)
                            || naive.extra().stream()
                                    .anyMatch(once -> once.date().equals(day)));
        }

        private long minutes(LocalDateTime from, LocalDateTime to) {
            long sum = 0;
            LocalDateTime at = from;
            while (at.isBefore(to)) {
                LocalDateTime next = at.withSecond(0).plusMinutes(1);
                LocalDateTime end = next.isAfter(to) ? to : next;
                sum += naive.isOpen(at) ? Duration.between(at, end).toSeconds() : 0;
                at = end;
            }
            return sum;
        }
    }

    private static BusinessCalendar office(String zone, LocalDate... closed) {
        WeeklyHours hours = new WeeklyHours(Set.of(DayOfWeek.SUNDAY), LocalTime.of(1, 30), LocalTime.of(3, 30));
        return new BusinessCalendar("c", ZoneId.of(zone), List.of(hours), Set.of(closed), List.of());
    }

    @Test
    void after_the_last_exception_open_time_repeats_every_400_years() {
        BusinessCalendar calendar = office("Europe/Paris", LocalDate.of(2099, 12, 27));
        Instant start = Instant.parse("2102-05-05T05:05:05.000000005Z");
        Duration years = Duration.ofDays(146_097);
        Duration open = calendar.open(start, start.plus(years));
        // Each year one hour of the two is skipped, and one passes twice.
        assertThat(open).isEqualTo(Duration.ofHours(2L * 20_871));
        for (int i = 1; i < 2_000_000; i += i) {
            Instant far = start.plus(years.multipliedBy(i));
            assertThat(calendar.open(start, far)).isEqualTo(open.multipliedBy(i));
            assertThat(calendar.addOpen(start, open.multipliedBy(i).plusHours(1), Instant.MAX))
                    .isEqualTo(calendar.addOpen(far, Duration.ofHours(1), Instant.MAX));
        }
    }

    @Test
    void every_instant_that_there_is_has_an_answer() {
        for (String zone : List.of("Europe/Paris", "Pacific/Apia", "UTC", "Africa/Casablanca", "+05:30")) {
            BusinessCalendar calendar = office(zone, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));
            for (Instant at : List.of(Instant.MIN, Instant.EPOCH, YEAR_48000, Instant.MAX.minusSeconds(9_000_000))) {
                Instant opens =
                        calendar.isOpen(at) ? at : calendar.nextChange(at).orElseThrow();
                assertThat(calendar.isOpen(opens)).isTrue();
                Instant closes = calendar.nextChange(opens).orElseThrow();
                assertThat(calendar.isOpen(closes)).isFalse();
                assertThat(calendar.isOpen(closes.minusNanos(1))).isTrue();
                assertThat(calendar.open(opens, closes)).isEqualTo(Duration.between(opens, closes));
                assertThat(calendar.addOpen(at, Duration.between(opens, closes), Instant.MAX))
                        .contains(closes);
            }
            Duration all = calendar.open(Instant.MIN, Instant.MAX);
            assertThat(calendar.open(Instant.MIN, YEAR_48000).plus(calendar.open(YEAR_48000, Instant.MAX)))
                    .isEqualTo(all);
            assertThat(calendar.addOpen(Instant.MIN, all, Instant.MAX)).isPresent();
            assertThat(calendar.addOpen(Instant.MIN, all.plusNanos(1), Instant.MAX))
                    .isEmpty();
            assertThat(calendar.addOpen(Instant.MIN, Duration.ofSeconds(Long.MAX_VALUE), Instant.MAX))
                    .isEmpty();
        }
    }

    @Test
    void hours_to_the_nanosecond_are_exact_at_the_end_of_time() {
        WeeklyHours hours =
                new WeeklyHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0, 0, 1), LocalTime.of(9, 0, 1, 0));
        BusinessCalendar calendar = new BusinessCalendar("c", ZoneOffset.UTC, List.of(hours), Set.of(), List.of());
        Duration week = Duration.ofNanos(999_999_999);
        Instant monday = Instant.parse("1970-01-05T00:00:00Z");
        long weeks = 52_000_000_000L;
        Instant far = monday.plusSeconds(weeks * 604_800);
        assertThat(calendar.open(monday, far)).isEqualTo(week.multipliedBy(weeks));
        assertThat(calendar.addOpen(monday, week.multipliedBy(weeks).plusNanos(1), Instant.MAX))
                .contains(far.plusSeconds(9 * 3600).plusNanos(2));
    }
}
