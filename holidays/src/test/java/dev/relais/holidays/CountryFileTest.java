package dev.relais.holidays;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our reader of Jollyday's files against its own, for all countries and their parts. */
class CountryFileTest {
    /** {@code -Drelais.holidays.step=1} compares every year. */
    private static final int STEP = Integer.getInteger("relais.holidays.step", 27);

    @Test
    void every_country_and_every_part_of_it_has_the_holidays_that_jollyday_s_own_reader_finds() {
        int countries = 0;
        int parts = 0;
        for (String code : new TreeSet<>(HolidayManager.getSupportedCalendarCodes())) {
            String country = code.toLowerCase(Locale.ROOT);
            HolidayManager theirs = country.length() == 2 ? manager(country) : null;
            if (theirs == null) {
                continue;
            }
            HolidayManager ours = PublicHolidays.manager(country);
            CalendarHierarchy hierarchy = theirs.getCalendarHierarchy();
            assertThat(ours.getCalendarHierarchy()).isEqualTo(hierarchy);
            same(theirs, ours, country);
            for (CalendarHierarchy part : hierarchy.getChildren().values()) {
                same(theirs, ours, country, part.getId());
                parts++;
            }
            countries++;
        }
        assertThat(countries).isGreaterThan(200);
        assertThat(parts).isGreaterThan(500);
    }

    private static @Nullable HolidayManager manager(String country) {
        try {
            return HolidayManager.getInstance(ManagerParameters.create(country));
        } catch (IllegalStateException e) {
            return null; // a code without a file
        }
    }

    private static void same(HolidayManager theirs, HolidayManager ours, String country, String... parts) {
        for (int year = Days.FIRST_YEAR; year <= Days.LAST_YEAR; year += STEP) {
            assertThat(told(ours, year, parts))
                    .as("%s %s %d", country, List.of(parts), year)
                    .isEqualTo(told(theirs, year, parts));
        }
    }

    private static Set<String> told(HolidayManager manager, int year, String... parts) {
        return manager.getHolidays(Year.of(year), parts).stream()
                .map(day -> day.getActualDate() + " " + day.getObservedDate() + " " + day.getType())
                .collect(Collectors.toSet());
    }
}
