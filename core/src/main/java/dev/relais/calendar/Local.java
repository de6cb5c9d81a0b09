package dev.relais.calendar;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A place on the line of local date-times, where every day has 24 hours. Numbers instead of a {@code LocalDateTime}: calendars are
 * asked for every message.
 *
 * @param day counted as {@code LocalDate.toEpochDay()} does
 * @param time nanoseconds since the start of the day
 */
record Local(long day, long time) {
    static final long NANOS = 1_000_000_000L;
    static final int SECONDS = 86_400;
    static final long DAY = SECONDS * NANOS;

    static Local of(Instant at, ZoneOffset offset) {
        long seconds = at.getEpochSecond() + offset.getTotalSeconds();
        return new Local(Math.floorDiv(seconds, SECONDS), Math.floorMod(seconds, SECONDS) * NANOS + at.getNano());
    }

    /** The instant at which clocks show this under {@code offset}. */
    Instant at(ZoneOffset offset) {
        return Instant.ofEpochSecond(day * SECONDS - offset.getTotalSeconds(), time);
    }
}
