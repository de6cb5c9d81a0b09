package dev.relais.sla;

import dev.relais.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Open time, with a calendar or without.
 *
 * @param calendar null: always open
 */
record OpenClock(@Nullable BusinessCalendar calendar) {
    private static final int MOST_YEARS = 10;
    /** The Gregorian calendar repeats after 400 years. */
    private static final long ERA = 146_097L * 86_400;

    /** The open time in {@code [from, to)}; zero where {@code to} is not after {@code from}. */
    Duration open(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        return calendar == null ? between(from, to) : calendar.open(from, to);
    }

    /** The earliest instant, not after {@code limit}, at which the open time since {@code from} reaches {@code open}. */
    @Nullable
    Instant reach(Instant from, Duration open, Instant limit) {
        if (calendar != null) {
            return calendar.addOpen(from, open, limit).orElse(null);
        }
        return limit.isBefore(from) || between(from, limit).compareTo(open) < 0 ? null : from.plus(open);
    }

    /** Without the nanoseconds of three hundred years, which do not fit. */
    private static Duration between(Instant from, Instant to) {
        return Duration.ofSeconds(to.getEpochSecond() - from.getEpochSecond(), (long) to.getNano() - from.getNano());
    }

    /** Ten years later, by the Gregorian calendar in UTC; the last instant that there is where that lies behind it. */
    static Instant latest(Instant start) {
        long eras = Math.floorDiv(start.getEpochSecond(), ERA);
        Instant near = start.minusSeconds(eras * ERA);
        Instant later = near.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
        long second = later.getEpochSecond() + eras * ERA;
        return second > Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(second, later.getNano());
    }
}
