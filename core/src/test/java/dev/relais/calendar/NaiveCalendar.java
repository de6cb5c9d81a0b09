package dev.relais.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The words of the format and nothing else: every span is tried. */
record NaiveCalendar(ZoneId zone, List<WeeklyHours> hours, Set<LocalDate> closed, List<ExtraHours> extra) {
    /** With exceptions around {@code start}, in the years that have any; its spans start and end on whole minutes, often at an hour that clocks skip. */
    static NaiveCalendar random(RandomGenerator random, ZoneId zone, Instant start) {
        List<WeeklyHours> hours = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Set<DayOfWeek> days = new HashSet<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextBoolean()) {
                    days.add(day);
                }
            }
            hours.add(new WeeklyHours(days, time(random), time(random)));
        }
        LocalDate first = start.atZone(zone).toLocalDate();
        Set<LocalDate> closed = new HashSet<>();
        List<ExtraHours> extra = new ArrayList<>();
        boolean written = first.getYear() > 1 && first.getYear() < 9999;
        for (int i = written ? random.nextInt(3) : 0; i > 0; i--) {
            closed.add(first.plusDays(random.nextInt(6) - 1));
            extra.add(new ExtraHours(first.plusDays(random.nextInt(6) - 1), time(random), time(random)));
        }
        return new NaiveCalendar(zone, hours, closed, extra);
    }

    private static LocalTime time(RandomGenerator random) {
        return random.nextInt(4) == 0 ? LocalTime.of(2, 0) : LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }

    BusinessCalendar calendar() {
        return new BusinessCalendar("c", zone, hours, closed, extra);
    }

    boolean isOpen(LocalDateTime local) {
        return startsOpen(local, local.toLocalDate())
                || startsOpen(local, local.toLocalDate().minusDays(1));
    }

    private boolean startsOpen(LocalDateTime local, LocalDate date) {
        if (!closed.contains(date)) {
            for (WeeklyHours span : hours) {
                if (span.days().contains(date.getDayOfWeek()) && lies(local, date, span.from(), span.to())) {
                    return true;
                }
            }
        }
        for (ExtraHours span : extra) {
            if (span.date().equals(date) && lies(local, date, span.from(), span.to())) {
                return true;
            }
        }
        return false;
    }

    private static boolean lies(LocalDateTime at, LocalDate date, LocalTime from, LocalTime to) {
        LocalDateTime start = date.atTime(from);
        LocalDateTime end =
                to.isAfter(from) ? date.atTime(to) : date.plusDays(1).atTime(to);
        return !at.isBefore(start) && at.isBefore(end);
    }
}
