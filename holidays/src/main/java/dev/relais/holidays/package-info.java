/** Public holidays of countries, and the days of iCalendar files, for the calendars of a desk. */
@NullMarked
package dev.relais.holidays;

import org.jspecify.annotations.NullMarked;
