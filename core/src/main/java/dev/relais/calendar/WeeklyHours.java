package dev.relais.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * Hours that return every week.
 *
 * @param days the days on which they start
 * @param from when they start, inclusive
 * @param to when they end, exclusive; not after {@code from}: on the next day
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    /** Copies the set. */
    public WeeklyHours {
        days = Set.copyOf(days);
    }
}
