package dev.relais.config;

import dev.relais.calendar.HolidaySource;
import dev.relais.calendar.UnknownHolidaysException;
import dev.relais.json.Members;
import dev.relais.json.Place;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the holidays of a calendar.
 *
 * @param source null: a desk that names holidays is refused
 */
record HolidayReader(@Nullable HolidaySource source) {
    /** The dates of one element of {@code holidays}; null, with a fault, where there are none to be had. */
    @Nullable
    Set<LocalDate> read(Place place) {
        Members holidays = place.members(Shapes.HOLIDAYS);
        if (holidays == null) {
            return null;
        }
        String country = holidays.optional("country", Place::text);
        String subdivision = holidays.optional("subdivision", Place::text);
        String ical = holidays.optional("ical", Place::text);
        if ((holidays.get("country") == null) == (holidays.get("ical") == null)) {
            return place.fault("expected either \"country\" or \"ical\"");
        }
        Place part = holidays.get("subdivision");
        if (part != null && holidays.get("country") == null) {
            return part.fault("only a country has subdivisions");
        }
        if (part != null && subdivision == null) {
            return null;
        }
        if (country != null) {
            return asked(place, source -> source.publicHolidays(country, subdivision));
        }
        return ical == null ? null : asked(place, source -> source.iCalendar(ical));
    }

    private @Nullable Set<LocalDate> asked(Place place, Question question) {
        if (source == null) {
            return place.fault("no source of holidays was given (the module relais-holidays has one)");
        }
        try {
            return question.ask(source);
        } catch (UnknownHolidaysException e) {
            return place.child(e.part().text()).fault(String.valueOf(e.getMessage()));
        }
    }

    /** What is asked of a source. */
    private interface Question {
        Set<LocalDate> ask(HolidaySource source);
    }
}
