package dev.relais.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a calendar on the line of local date-times.
 *
 * <p>What is open on a date follows from its weekday, except on and after the dates that are closed or have extra hours.
 * Those days are computed once, with running sums of how much they differ from their weekday, so that the open time before any
 * place takes one look-up.
 */
final class LocalPlan {
    private static final int WEEK = 7;

    private final List<List<Span>> weekdays = new ArrayList<>();
    /** Open nanoseconds of a week before each of its days; at last those of the whole week. */
    private final long[] beforeWeekday = new long[WEEK + 1];

    /** In order. */
    private final long[] specialDays;

    private final List<List<Span>> specials = new ArrayList<>();
    /** By how much so many of the first special days together differ from their weekdays. */
    private final List<Duration> corrections = new ArrayList<>(List.of(Duration.ZERO));

    LocalPlan(List<WeeklyHours> hours, Set<LocalDate> closed, List<ExtraHours> extra) {
        Starts starts = Starts.of(hours, closed, extra);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> open = Span.ofDay(starts.on(day.minus(1)), starts.on(day));
            weekdays.add(open);
            beforeWeekday[day.getValue()] = beforeWeekday[day.getValue() - 1] + Span.before(open, Local.DAY);
        }
        Set<LocalDate> dates = starts.specialDates();
        specialDays = dates.stream().mapToLong(LocalDate::toEpochDay).toArray();
        Duration sum = Duration.ZERO;
        for (LocalDate date : dates) {
            List<Span> open = Span.ofDay(starts.on(date.minusDays(1)), starts.on(date));
            List<Span> usual = weekdays.get(weekday(date.toEpochDay()));
            specials.add(open);
            sum = sum.plusNanos(Span.before(open, Local.DAY) - Span.before(usual, Local.DAY));
            corrections.add(sum);
        }
    }

    boolean isOpen(Local at) {
        for (Span span : spans(at.day())) {
            if (span.from() <= at.time() && at.time() < span.to()) {
                return true;
            }
        }
        return false;
    }

    /** Open time in {@code [from, to)} of the local line; {@code from} is not after {@code to}. */
    Duration open(Local from, Local to) {
        return before(to).minus(before(from));
    }

    /**
     * The earliest place in {@code (from, to]} at which the open time since {@code from} reaches {@code open}, which is positive
     * and not more than there is. The day is found by halving, the time of day from its spans.
     */
    Local reach(Local from, Duration open, Local to) {
        Duration wanted = before(from).plus(open);
        long day = from.day();
        long after = to.day() + 1;
        while (day + 1 < after) {
            long middle = (day + after) >> 1;
            if (before(new Local(middle, 0)).compareTo(wanted) < 0) {
                day = middle;
            } else {
                after = middle;
            }
        }
        long left = wanted.minus(before(new Local(day, 0))).toNanos();
        return new Local(day, Span.reach(spans(day), left));
    }

    /** The first place in {@code [from, to)} that is not open where {@code open}, or open where not; null where there is none. */
    @Nullable
    Local change(Local from, Local to, boolean open) {
        long time = from.time();
        for (long day = from.day(); day <= to.day(); day++) {
            if (isUsual(day) && isUniform(open)) {
                day = Math.min(nextSpecial(day), to.day() + 1);
                time = 0;
            }
            long changed = day > to.day() ? Local.DAY : Span.change(spans(day), time, open);
            if (changed < Local.DAY) {
                boolean before = day < to.day() || (day == to.day() && changed < to.time());
                return before ? new Local(day, changed) : null;
            }
            time = 0;
        }
        return null;
    }

    private boolean isUsual(long day) {
        return Arrays.binarySearch(specialDays, day) < 0;
    }

    /** Whether every week is wholly open, or wholly closed. */
    private boolean isUniform(boolean open) {
        return beforeWeekday[WEEK] == (open ? WEEK * Local.DAY : 0);
    }

    private long nextSpecial(long day) {
        int place = -Arrays.binarySearch(specialDays, day) - 1;
        return place < specialDays.length ? specialDays[place] : Long.MAX_VALUE;
    }

    /** The end of the last day that may differ from its weekday, or long ago. */
    LocalDateTime lastSpecial() {
        return specialDays.length == 0
                ? LocalDate.EPOCH.withYear(1).atStartOfDay()
                : LocalDate.ofEpochDay(specialDays[specialDays.length - 1] + 1).atStartOfDay();
    }

    /** Open time since an arbitrary Monday, negative before it. */
    private Duration before(Local at) {
        long weeks = Math.floorDiv(sinceMonday(at.day()), WEEK);
        long week = beforeWeekday[WEEK];
        long partial = beforeWeekday[weekday(at.day())] + Span.before(spans(at.day()), at.time());
        int place = Arrays.binarySearch(specialDays, at.day());
        Duration correction = corrections.get(place < 0 ? -place - 1 : place);
        return Duration.ofSeconds(weeks * (week / Local.NANOS), weeks * (week % Local.NANOS) + partial)
                .plus(correction);
    }

    private List<Span> spans(long day) {
        int place = Arrays.binarySearch(specialDays, day);
        return place < 0 ? weekdays.get(weekday(day)) : specials.get(place);
    }

    private static int weekday(long day) {
        return Math.floorMod(sinceMonday(day), WEEK);
    }

    private static long sinceMonday(long day) {
        return day + 3; // 1969-12-29 was a Monday
    }

    /** Which spans start on which day. */
    private record Starts(Map<DayOfWeek, List<Span>> weekly, Map<LocalDate, List<Span>> extra, Set<LocalDate> closed) {
        static Starts of(List<WeeklyHours> hours, Set<LocalDate> closed, List<ExtraHours> extra) {
            Starts starts = new Starts(new HashMap<>(), new HashMap<>(), closed);
            for (WeeklyHours weekly : hours) {
                Span span = Span.of(weekly.from(), weekly.to());
                weekly.days()
                        .forEach(day -> starts.weekly
                                .computeIfAbsent(day, none -> new ArrayList<>())
                                .add(span));
            }
            for (ExtraHours once : extra) {
                starts.extra
                        .computeIfAbsent(once.date(), none -> new ArrayList<>())
                        .add(Span.of(once.from(), once.to()));
            }
            return starts;
        }

        List<Span> on(DayOfWeek day) {
            return weekly.getOrDefault(day, List.of());
        }

        List<Span> on(LocalDate date) {
            List<Span> spans = new ArrayList<>(extra.getOrDefault(date, List.of()));
            if (!closed.contains(date)) {
                spans.addAll(on(date.getDayOfWeek()));
            }
            return spans;
        }

        /** The dates that may differ from their weekday: spans reach into the next day. */
        Set<LocalDate> specialDates() {
            Set<LocalDate> dates = new TreeSet<>(closed);
            dates.addAll(extra.keySet());
            List.copyOf(dates).forEach(date -> dates.add(date.plusDays(1)));
            return dates;
        }
    }
}
