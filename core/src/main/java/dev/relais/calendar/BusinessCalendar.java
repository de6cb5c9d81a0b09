package dev.relais.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When people are there, in local time of a zone.
 *
 * <p>An instant is open when its local date-time lies in one of the spans, half-open intervals of local date-times. So both
 * passes of an hour that clocks repeat count, and an hour that they skip does not exist. A span belongs to the date on
 * which it starts: closing that date removes the whole span, and only it.
 *
 * <p>Answers are exact for every {@link Instant}: years that lie far ahead follow the zone's yearly rules, those before its first change
 * its first offset. Each takes a few searches by halving over the zone's changes and the single dates, however much time it spans.
 *
 * <p>Immutable and thread-safe.
 */
public final class BusinessCalendar {
    private final String id;
    private final ZoneId zone;
    private final List<WeeklyHours> hours;
    private final Set<LocalDate> closed;
    private final List<ExtraHours> extra;
    private final LocalPlan plan;
    /** Made when first asked: a zone's changes take some time, and a desk may have calendars that nothing asks. */
    private volatile @Nullable OpenLines lines;

    /**
     * @param id the calendar's id in its desk
     * @param zone whose clocks its hours are read from
     * @param hours may touch and overlap: they unite
     * @param closed dates on which no weekly hours start
     * @param extra hours on single dates
     * @throws IllegalArgumentException if a date of {@code closed} or {@code extra} lies outside of the years 1 to 9999
     */
    public BusinessCalendar(
            String id, ZoneId zone, List<WeeklyHours> hours, Set<LocalDate> closed, List<ExtraHours> extra) {
        this.id = id;
        this.zone = zone;
        this.hours = List.copyOf(hours);
        this.closed = Set.copyOf(closed);
        this.extra = List.copyOf(extra);
        this.closed.forEach(BusinessCalendar::check);
        this.extra.forEach(once -> check(once.date()));
        this.plan = LocalPlan.of(this.hours, this.closed, this.extra);
    }

    private static void check(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new IllegalArgumentException("a date must lie in the years 1 to 9999: " + date);
        }
    }

    /** The calendar's id in its desk. */
    public String id() {
        return id;
    }

    /** The zone whose clocks its hours are read from. */
    public ZoneId zone() {
        return zone;
    }

    /** The hours of every week. */
    public List<WeeklyHours> hours() {
        return hours;
    }

    /** The dates on which no weekly hours start. */
    public Set<LocalDate> closed() {
        return closed;
    }

    /** The hours on single dates. */
    public List<ExtraHours> extra() {
        return extra;
    }

    /** Whether the calendar is open at an instant. */
    public boolean isOpen(Instant at) {
        return lines().isOpen(at);
    }

    /**
     * The open time in {@code [from, to)}, exact to the nanosecond; zero where {@code to} is not after {@code from}.
     *
     * <p>Additive: {@code open(a, c)} is {@code open(a, b)} plus {@code open(b, c)}.
     */
    public Duration open(Instant from, Instant to) {
        return lines().open().between(from, to);
    }

    /**
     * The earliest instant, not after {@code limit}, at which the open time since {@code from} reaches {@code open}; empty
     * where there is none.
     *
     * @param open not negative; zero is reached at once
     */
    public Optional<Instant> addOpen(Instant from, Duration open, Instant limit) {
        return lines().open().reach(from, open, limit);
    }

    /**
     * The first instant after {@code at} from which on the calendar is closed where it is open at {@code at}, or open where it is
     * closed. Exact: spans that touch are one. Empty where that never happens.
     */
    public Optional<Instant> nextChange(Instant at) {
        return lines().change(at);
    }

    /** Two threads that ask first may both make them, and both get the same answers. */
    private OpenLines lines() {
        OpenLines made = lines;
        if (made == null) {
            made = OpenLines.of(plan, zone);
            lines = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return "BusinessCalendar[" + id + "]";
    }
}
