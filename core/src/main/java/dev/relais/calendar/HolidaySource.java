package dev.relais.calendar;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the dates on which people are away, for the {@code holidays} of a desk file's calendars. The module {@code relais-holidays} has
 * one; a host may have a better one.
 *
 * <p>The same question must always get the same answer. Dates must lie in the years 1 to 9999.
 */
public interface HolidaySource {
    /**
     * The public holidays of a country, in all the years that the source knows.
     *
     * @param country as ISO 3166-1 has it, in either case: {@code FR}
     * @param subdivision a part of it, whose holidays come on top of the country's; null: the whole country's alone
     * @throws UnknownHolidaysException if there is no such country or no such part of it
     */
    Set<LocalDate> publicHolidays(String country, @Nullable String subdivision);

    /**
     * The days that the events of an iCalendar file (RFC 5545) take up.
     *
     * @param path as the desk file has it, relative to where that stands
     * @throws UnknownHolidaysException if it cannot be read, or not be understood
     */
    Set<LocalDate> iCalendar(String path);
}
