package dev.relais.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The spans of a calendar on the line of local date-times.
 *
 * <p>What is open on a date follows from its weekday, except on and after the dates that are closed or have extra hours.
 * Those days are computed once, with running sums of how much they differ from their weekday, so that the open time before any
 * place takes one look-up. The week is computed once too, and counted by multiplication.
 */
final class LocalPlan {
    private static final int WEEK = 7;

    private final List<List<Span>> weekdays;
    /** Open nanoseconds of a week before each of its days; at last those of the whole week. */
    private final long[] beforeWeekday = new long[WEEK + 1];

    /** In order. */
    private final long[] specialDays;

    private final List<List<Span>> specials;
    /** By how much so many of the first special days together differ from their weekdays. */
    private final Duration[] corrections;
    /** What {@link #before} says at the start of each special day. */
    private final Duration[] specialSums;

    private LocalPlan(List<List<Span>> weekdays, long[] specialDays, List<List<Span>> specials) {
        this.weekdays = weekdays;
        this.specialDays = specialDays;
        this.specials = specials;
        for (int i = 0; i < WEEK; i++) {
            beforeWeekday[i + 1] = beforeWeekday[i] + Span.before(weekdays.get(i), Local.DAY);
        }
        corrections = new Duration[specialDays.length + 1];
        corrections[0] = Duration.ZERO;
        specialSums = new Duration[specialDays.length];
        for (int i = 0; i < specialDays.length; i++) {
            List<Span> usual = weekdays.get(weekday(specialDays[i]));
            long more = Span.before(specials.get(i), Local.DAY) - Span.before(usual, Local.DAY);
            corrections[i + 1] = corrections[i].plusNanos(more);
            specialSums[i] = usualBefore(specialDays[i]).plus(corrections[i]);
        }
    }

    static LocalPlan of(List<WeeklyHours> hours, Set<LocalDate> closed, List<ExtraHours> extra) {
        Starts starts = Starts.of(hours, closed, extra);
        Set<LocalDate> dates = starts.specialDates();
        return new LocalPlan(
                Stream.of(DayOfWeek.values()).map(starts::usual).toList(),
                dates.stream().mapToLong(LocalDate::toEpochDay).toArray(),
                dates.stream().map(starts::open).toList());
    }

    /** Open where this is not. */
    LocalPlan closed() {
        return new LocalPlan(
                weekdays.stream().map(Span::rest).toList(),
                specialDays,
                specials.stream().map(Span::rest).toList());
    }

    /** A year from which on no day differs from its weekday, nor did so in the year before. */
    int settled() {
        return specialDays.length == 0
                ? 1
                : LocalDate.ofEpochDay(specialDays[specialDays.length - 1]).getYear() + 2;
    }

    boolean isOpen(Local at) {
        for (Span span : spans(at.day())) {
            if (span.from() <= at.time() && at.time() < span.to()) {
                return true;
            }
        }
        return false;
    }

    /** Open time since an arbitrary Monday, negative before it. */
    Duration before(Local at) {
        int place = Arrays.binarySearch(specialDays, at.day());
        List<Span> spans = place < 0 ? weekdays.get(weekday(at.day())) : specials.get(place);
        return usualBefore(at.day())
                .plus(corrections[place < 0 ? -place - 1 : place])
                .plusNanos(Span.before(spans, at.time()));
    }

    /** The same at the start of a day, as if no day differed from its weekday. */
    private Duration usualBefore(long day) {
        long weeks = Math.floorDiv(sinceMonday(day), WEEK);
        long week = beforeWeekday[WEEK];
        // A fraction of a second times the weeks of a thousand million years does not fit: thousand millions of it are
        // seconds.
        long fraction = week % Local.NANOS;
        long seconds = weeks * (week / Local.NANOS) + Math.floorDiv(weeks, Local.NANOS) * fraction;
        long nanos = Math.floorMod(weeks, Local.NANOS) * fraction + beforeWeekday[weekday(day)];
        return Duration.ofSeconds(seconds, nanos);
    }

    /** The earliest place before which so much is open, by {@link #before}; there must be one. */
    Local reach(Duration open) {
        int special = -1;
        int after = specialDays.length;
        while (special + 1 < after) {
            int middle = (special + after) >>> 1;
            if (specialSums[middle].compareTo(open) < 0) {
                special = middle;
            } else {
                after = middle;
            }
        }
        long day = special < 0 ? Long.MIN_VALUE : specialDays[special];
        if (special < 0 || before(new Local(day + 1, 0)).compareTo(open) < 0) {
            day = usualReach(open.minus(corrections[special + 1]));
        }
        long left = open.minus(before(new Local(day, 0))).toNanos();
        return new Local(day, Span.reach(spans(day), left));
    }

    /** The day on which so much is reached if no day differs from its weekday. */
    private long usualReach(Duration open) {
        long weeks = floorDiv(open.minusNanos(1), beforeWeekday[WEEK]);
        long monday = weeks * WEEK - sinceMonday(0);
        long left = open.minus(usualBefore(monday)).toNanos();
        int weekday = 0;
        while (beforeWeekday[weekday + 1] < left) {
            weekday++;
        }
        return monday + weekday;
    }

    /** How many whole weeks of open time fit; for hours that are whole seconds without big numbers. */
    private static long floorDiv(Duration all, long week) {
        if (week % Local.NANOS == 0) {
            return Math.floorDiv(all.toSeconds(), week / Local.NANOS);
        }
        Duration part = Duration.ofNanos(week);
        long quotient = all.dividedBy(part);
        return all.isNegative() && !part.multipliedBy(quotient).equals(all) ? quotient - 1 : quotient;
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
}
