package dev.relais.calendar;

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

    /** @param second since the epoch, on clocks */
    static Local of(long second, int nano) {
        return new Local(Math.floorDiv(second, SECONDS), Math.floorMod(second, SECONDS) * NANOS + nano);
    }
}
