package dev.relais.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    private static BusinessCalendar paris(WeeklyHours... hours) {
        return new BusinessCalendar("c", PARIS, List.of(hours), Set.of(), List.of());
    }

    private static WeeklyHours hours(Set<DayOfWeek> days, String from, String to) {
        return new WeeklyHours(days, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static boolean open(BusinessCalendar calendar, String instant) {
        return calendar.isOpen(Instant.parse(instant));
    }

    @Test
    void a_span_contains_its_start_and_not_its_end() {
        BusinessCalendar calendar = paris(hours(Set.of(MONDAY), "09:00", "12:30"));
        assertThat(open(calendar, "2026-11-23T07:59:59.999999999Z")).isFalse();
        assertThat(open(calendar, "2026-11-23T08:00:00Z")).isTrue();
        assertThat(open(calendar, "2026-11-23T11:29:59.999999999Z")).isTrue();
        assertThat(open(calendar, "2026-11-23T11:30:00Z")).isFalse();
        assertThat(open(calendar, "2026-11-24T09:00:00Z")).isFalse();
    }

    @Test
    void a_span_over_midnight_belongs_to_the_day_it_starts_on() {
        WeeklyHours night = hours(Set.of(FRIDAY), "22:00", "02:00");
        assertThat(open(paris(night), "2026-11-28T00:59:00Z")).isTrue();
        assertThat(open(paris(night), "2026-11-27T00:59:00Z")).isFalse();
        BusinessCalendar closedFriday =
                new BusinessCalendar("c", PARIS, List.of(night), Set.of(LocalDate.parse("2026-11-27")), List.of());
        assertThat(open(closedFriday, "2026-11-28T00:59:00Z")).isFalse();
        BusinessCalendar closedSaturday =
                new BusinessCalendar("c", PARIS, List.of(night), Set.of(LocalDate.parse("2026-11-28")), List.of());
        assertThat(open(closedSaturday, "2026-11-28T00:59:00Z")).isTrue();
    }

    @Test
    void equal_ends_are_24_hours() {
        BusinessCalendar calendar = paris(hours(Set.of(SATURDAY), "06:00", "06:00"));
        assertThat(open(calendar, "2026-11-28T05:00:00Z")).isTrue();
        assertThat(open(calendar, "2026-11-29T04:59:59Z")).isTrue();
        assertThat(open(calendar, "2026-11-29T05:00:00Z")).isFalse();
    }

    @Test
    void extra_hours_stand_on_a_closed_date_and_may_cross_midnight() {
        LocalDate christmas = LocalDate.parse("2026-12-25");
        BusinessCalendar calendar = new BusinessCalendar(
                "c",
                PARIS,
                List.of(hours(EVERY_DAY, "09:00", "17:00")),
                Set.of(christmas),
                List.of(new ExtraHours(christmas, LocalTime.parse("23:00"), LocalTime.parse("01:00"))));
        assertThat(open(calendar, "2026-12-25T09:00:00Z")).isFalse();
        assertThat(open(calendar, "2026-12-25T23:30:00Z")).isTrue();
        assertThat(open(calendar, "2026-12-26T00:00:00Z")).isFalse();
        assertThat(calendar.open(Instant.parse("2026-12-24T23:00:00Z"), Instant.parse("2026-12-26T23:00:00Z")))
                .isEqualTo(Duration.ofHours(10));
    }

    @Test
    void both_passes_of_a_repeated_hour_count() {
        BusinessCalendar calendar = paris(hours(Set.of(SUNDAY), "02:00", "03:00"));
        assertThat(open(calendar, "2026-10-25T00:30:00Z")).isTrue();
        assertThat(open(calendar, "2026-10-25T01:30:00Z")).isTrue();
        assertThat(calendar.open(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void a_skipped_hour_does_not_exist() {
        BusinessCalendar calendar = paris(hours(Set.of(SUNDAY), "02:00", "03:00"));
        assertThat(calendar.open(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void a_calendar_that_never_opens_reaches_nothing() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(paris().addOpen(start, Duration.ofNanos(1), Instant.parse("9000-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(paris().addOpen(start, Duration.ZERO, start)).contains(start);
    }

    @Test
    void due_times_are_exact_to_the_nanosecond() {
        BusinessCalendar calendar = paris(hours(Set.of(MONDAY), "09:00", "10:00"));
        Instant friday = Instant.parse("2026-11-20T12:00:00Z");
        Instant far = friday.plus(Duration.ofDays(3650));
        assertThat(calendar.addOpen(friday, Duration.ofNanos(1), far))
                .contains(Instant.parse("2026-11-23T08:00:00.000000001Z"));
        assertThat(calendar.addOpen(friday, Duration.ofHours(1), far)).contains(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(calendar.addOpen(friday, Duration.ofHours(1).plusNanos(1), far))
                .contains(Instant.parse("2026-11-30T08:00:00.000000001Z"));
    }

    @Test
    void random_calendars_agree_with_a_count_of_minutes() {
        long seed = 77;
        RandomGenerator random = new SplittableRandom(seed);
        List<String> zones = List.of(
                "Europe/Paris",
                "America/New_York",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "UTC",
                "Asia/Kathmandu",
                "America/Havana");
        List<String> starts = List.of(
                "2026-03-27T00:00:00Z",
                "2026-10-22T00:00:00Z",
                "2026-04-03T00:00:00Z",
                "2011-12-28T00:00:00Z",
                "2026-11-01T00:00:00Z");
        for (int i = 0; i < 300; i++) {
            Instant start = Instant.parse(starts.get(random.nextInt(starts.size())));
            NaiveCalendar naive =
                    NaiveCalendar.random(random, ZoneId.of(zones.get(random.nextInt(zones.size()))), start);
            check(naive.calendar(), naive, start, "seed " + seed + ", calendar " + i);
        }
    }

    private static void check(BusinessCalendar calendar, NaiveCalendar naive, Instant start, String name) {
        Duration open = Duration.ZERO;
        Instant limit = start.plus(Duration.ofDays(5));
        for (Instant at = start; at.isBefore(limit); at = at.plusSeconds(60)) {
            boolean isOpen = naive.isOpen(at.atZone(naive.zone()).toLocalDateTime());
            assertThat(calendar.isOpen(at)).as("%s at %s", name, at).isEqualTo(isOpen);
            if (at.getEpochSecond() % 6060 == 0) {
                assertThat(calendar.open(start, at)).as("%s until %s", name, at).isEqualTo(open);
            }
            if (isOpen) {
                open = open.plusMinutes(1);
                if (open.toMinutes() % 97 == 0) {
                    Optional<Instant> reached = calendar.addOpen(start, open, limit);
                    assertThat(reached).as("%s after %s", name, open).contains(at.plusSeconds(60));
                }
            }
        }
        assertThat(calendar.addOpen(start, open.plusNanos(1), limit)).as(name).isEmpty();
    }

    @Test
    void a_shift_changes_where_its_spans_end_and_not_where_they_touch() {
        BusinessCalendar calendar =
                paris(hours(Set.of(FRIDAY), "22:00", "00:00"), hours(Set.of(SATURDAY), "00:00", "02:00"));
        assertThat(change(calendar, "2026-11-27T20:59:00Z")).contains(Instant.parse("2026-11-27T21:00:00Z"));
        assertThat(change(calendar, "2026-11-27T21:00:00Z")).contains(Instant.parse("2026-11-28T01:00:00Z"));
        assertThat(change(calendar, "2026-11-28T01:00:00Z")).contains(Instant.parse("2026-12-04T21:00:00Z"));
    }

    @Test
    void what_is_never_or_always_open_does_not_change() {
        assertThat(change(paris(), "2026-11-27T20:59:00Z")).isEmpty();
        assertThat(change(paris(hours(EVERY_DAY, "00:00", "00:00")), "2026-11-27T20:59:00Z"))
                .isEmpty();
    }

    @Test
    void an_exception_years_ahead_is_the_next_change_of_what_is_else_always_open() {
        BusinessCalendar calendar = new BusinessCalendar(
                "c",
                PARIS,
                List.of(hours(EVERY_DAY, "00:00", "00:00")),
                Set.of(LocalDate.parse("2041-05-01"), LocalDate.parse("2041-05-02")),
                List.of());
        assertThat(change(calendar, "2026-11-27T20:59:00Z")).contains(Instant.parse("2041-04-30T22:00:00Z"));
        assertThat(change(calendar, "2041-05-01T12:00:00Z")).contains(Instant.parse("2041-05-02T22:00:00Z"));
        assertThat(change(calendar, "2041-05-02T22:00:00Z")).isEmpty();
    }

    @Test
    void a_weekly_span_that_clocks_skip_comes_a_week_later() {
        BusinessCalendar calendar = paris(hours(Set.of(SUNDAY), "02:15", "02:45"));
        assertThat(change(calendar, "2027-03-22T00:00:00Z")).contains(Instant.parse("2027-04-04T00:15:00Z"));
    }

    private static Optional<Instant> change(BusinessCalendar calendar, String at) {
        return calendar.nextChange(Instant.parse(at));
    }
}
