package dev.relais.calendar;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Hours on one date, which stand also where the calendar is closed.
 *
 * @param date the date on which they start
 * @param from when they start, inclusive
 * @param to when they end, exclusive; not after {@code from}: on the next day
 */
public record ExtraHours(LocalDate date, LocalTime from, LocalTime to) {}
