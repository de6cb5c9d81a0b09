package dev.relais.config;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.ExtraHours;
import dev.relais.calendar.WeeklyHours;
import dev.relais.json.Members;
import dev.relais.json.Place;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads calendars. */
final class CalendarReader {
    private CalendarReader() {}

    /**
     * A calendar; null, with faults, where it has no id.
     *
     * @param deskZone the zone of a calendar that gives none
     * @param holidayReader reads what joins the closed dates
     */
    static @Nullable BusinessCalendar read(Place place, ZoneId deskZone, HolidayReader holidayReader) {
        Members calendar = place.members(Shapes.CALENDAR);
        if (calendar == null) {
            return null;
        }
        String id = calendar.required("id", Place::id);
        ZoneId zone = calendar.optional("zone", Times::zone, deskZone);
        List<WeeklyHours> hours = calendar.list("hours", CalendarReader::hours);
        Set<LocalDate> closed = new HashSet<>(calendar.list("closed", Times::date));
        calendar.list("holidays", holidayReader::read).forEach(closed::addAll);
        List<ExtraHours> extra = calendar.list("extra", CalendarReader::extra);
        return id == null ? null : new BusinessCalendar(id, zone, hours, closed, extra);
    }

    private static @Nullable WeeklyHours hours(Place place) {
        Members hours = place.members(Shapes.HOURS);
        if (hours == null) {
            return null;
        }
        List<DayOfWeek> days = hours.required("days", list -> list.list(CalendarReader::day));
        LocalTime from = hours.required("from", Times::time);
        LocalTime to = hours.required("to", Times::time);
        return days == null || from == null || to == null ? null : new WeeklyHours(Set.copyOf(days), from, to);
    }

    private static @Nullable ExtraHours extra(Place place) {
        Members extra = place.members(Shapes.EXTRA);
        if (extra == null) {
            return null;
        }
        LocalDate date = extra.required("date", Times::date);
        LocalTime from = extra.required("from", Times::time);
        LocalTime to = extra.required("to", Times::time);
        return date == null || from == null || to == null ? null : new ExtraHours(date, from, to);
    }

    private static @Nullable DayOfWeek day(Place place) {
        return place.oneOf(List.of(DayOfWeek.values()), CalendarReader::text);
    }

    /** The day in files: {@code MO} to {@code SU}. */
    static String text(DayOfWeek day) {
        return day.name().substring(0, 2);
    }
}
