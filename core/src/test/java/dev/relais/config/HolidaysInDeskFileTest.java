package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.RefusedInputException;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.HolidaySource;
import dev.relais.calendar.UnknownHolidaysException;
import dev.relais.calendar.UnknownHolidaysException.Part;
import dev.relais.lint.Lint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HolidaysInDeskFileTest {
    private static final LocalDate MAY_DAY = LocalDate.parse("2026-05-01");
    private static final LocalDate WINE_FEAST = LocalDate.parse("2026-05-04");
    private static final LocalDate STOCKTAKING = LocalDate.parse("2026-06-30");

    /** Utopia has a public holiday, its north another one; one file there is. */
    private static final HolidaySource UTOPIA = new HolidaySource() {
        @Override
        public Set<LocalDate> publicHolidays(String country, @Nullable String subdivision) {
            if (!country.equals("UT")) {
                throw new UnknownHolidaysException(Part.COUNTRY, "there is no such country");
            }
            if (subdivision == null) {
                return Set.of(MAY_DAY);
            }
            if (!subdivision.equals("north")) {
                throw new UnknownHolidaysException(Part.SUBDIVISION, "there is no such part of it");
            }
            return Set.of(MAY_DAY, WINE_FEAST);
        }

        @Override
        public Set<LocalDate> iCalendar(String path) {
            if (!path.equals("closures.ics")) {
                throw new UnknownHolidaysException(Part.ICAL, "there is no such file");
            }
            return Set.of(STOCKTAKING);
        }
    };

    private static byte[] desk(String holidays) {
        return """
            {'relais': 1, 'desk': 'd', 'queues': [{'id': 'q'}],
             'calendars': [{'id': 'c', 'hours': [{'days': ['MO', 'TU', 'FR'], 'from': '00:00', 'to': '00:00'}],
                            'closed': ['2026-05-05'], 'holidays': %s}]}
            """.formatted(holidays).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> faults(String holidays) {
        try {
            DeskFile.read("d", desk(holidays), UTOPIA);
            return List.of();
        } catch (RefusedInputException e) {
            return e.faults().stream().map(Desks::shown).toList();
        }
    }

    @Test
    void holidays_join_the_closed_dates() {
        DeskConfig desk = DeskFile.read(
                "d", desk("[{'country': 'UT', 'subdivision': 'north'}, {'ical': 'closures.ics'}]"), UTOPIA);
        BusinessCalendar calendar = desk.calendars().get(0);
        assertThat(calendar.closed())
                .containsExactlyInAnyOrder(LocalDate.parse("2026-05-05"), MAY_DAY, WINE_FEAST, STOCKTAKING);
        assertThat(calendar.isOpen(Instant.parse("2026-05-01T09:00:00Z"))).isFalse();
        assertThat(calendar.isOpen(Instant.parse("2026-05-08T09:00:00Z"))).isTrue();
    }

    @Test
    void without_a_source_they_are_refused_and_the_reason_says_what_is_missing() {
        String twice = "[{'country': 'UT'}, {'ical': 'closures.ics'}]";
        assertThat(Desks.faults(new String(desk(twice), StandardCharsets.UTF_8)))
                .containsExactly(
                        "/calendars/0/holidays/0: no source of holidays was given (the module relais-holidays has one)",
                        "/calendars/0/holidays/1: no source of holidays was given (the module relais-holidays has one)");
        assertThat(Desks.faults(new String(desk("[]"), StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void what_the_source_does_not_have_is_refused_at_the_member_that_names_it() {
        assertThat(faults("[{'country': 'XX'}, {'country': 'UT', 'subdivision': 'south'}, {'ical': '../x.ics'}]"))
                .containsExactly(
                        "/calendars/0/holidays/0/country: there is no such country",
                        "/calendars/0/holidays/1/subdivision: there is no such part of it",
                        "/calendars/0/holidays/2/ical: there is no such file");
    }

    @Test
    void what_is_malformed_is_refused() {
        assertThat(
                        faults(
                                "[{}, {'country': 'UT', 'ical': 'closures.ics'}, {'ical': 'closures.ics', 'subdivision': 'x'},"
                                        + " {'contry': 'UT'}, {'country': 5}, {'country': 'UT', 'subdivision': null}, {'ical': ''}, 7]"))
                .containsExactly(
                        "/calendars/0/holidays/0: expected either \"country\" or \"ical\"",
                        "/calendars/0/holidays/1: expected either \"country\" or \"ical\"",
                        "/calendars/0/holidays/2/subdivision: only a country has subdivisions",
                        "/calendars/0/holidays/3: expected either \"country\" or \"ical\"",
                        "/calendars/0/holidays/3/contry: unknown member; did you mean \"country\"?",
                        "/calendars/0/holidays/4/country: expected a string, found a number",
                        "/calendars/0/holidays/5/subdivision: expected a string, found null",
                        "/calendars/0/holidays/6/ical: must not be empty",
                        "/calendars/0/holidays/7: expected an object, found a number");
        assertThat(faults("{'country': 'UT'}"))
                .containsExactly("/calendars/0/holidays: expected a list, found an object");
    }

    @Test
    void the_linter_reads_them_too() {
        byte[] desk = desk("[{'country': 'UT'}]");
        assertThat(Lint.of("d", desk).errors()).hasSize(1);
        assertThat(Lint.check("d", desk, UTOPIA))
                .noneMatch(finding -> finding.pointer().startsWith("/calendars"));
    }
}
