package dev.relais.holidays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.relais.RefusedInputException;
import dev.relais.calendar.UnknownHolidaysException;
import dev.relais.calendar.UnknownHolidaysException.Part;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {
    private static final Holidays HOLIDAYS = Holidays.relativeTo(Path.of("."));

    private static Stream<String> of(String country, @Nullable String subdivision, int year) {
        return HOLIDAYS.publicHolidays(country, subdivision).stream()
                .filter(date -> date.getYear() == year)
                .sorted()
                .map(LocalDate::toString);
    }

    private static UnknownHolidaysException refused(String country, @Nullable String subdivision) {
        return catchThrowableOfType(
                UnknownHolidaysException.class, () -> HOLIDAYS.publicHolidays(country, subdivision));
    }

    @Test
    void the_public_holidays_of_a_country_are_known() {
        // Code du travail, article L3133-1.
        assertThat(of("FR", null, 2026))
                .containsExactly(
                        "2026-01-01",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-08",
                        "2026-05-14",
                        "2026-05-25",
                        "2026-07-14",
                        "2026-08-15",
                        "2026-11-01",
                        "2026-11-11",
                        "2026-12-25");
    }

    @Test
    void those_of_a_subdivision_come_on_top() {
        Set<LocalDate> country = HOLIDAYS.publicHolidays("DE", null);
        Set<LocalDate> part = HOLIDAYS.publicHolidays("de", "BY");
        assertThat(part).containsAll(country).contains(LocalDate.parse("2026-01-06"), LocalDate.parse("2026-06-04"));
        assertThat(country).doesNotContain(LocalDate.parse("2026-01-06"));
        assertThat(HOLIDAYS.publicHolidays("DE", "by/mu")).containsAll(part);
        assertThat(refused("de/BY", null).part()).isEqualTo(Part.COUNTRY);
    }

    @Test
    void a_holiday_that_is_moved_off_a_weekend_counts_on_both_days() {
        // In 2027 Christmas Day is a Saturday and Boxing Day a Sunday.
        assertThat(of("GB", null, 2027).filter(date -> date.startsWith("2027-12")))
                .containsExactly("2027-12-25", "2027-12-26", "2027-12-27", "2027-12-28");
    }

    @Test
    void all_years_from_2000_to_2099_are_known_and_no_others() {
        Set<Integer> years = Set.copyOf(HOLIDAYS.publicHolidays("US", null).stream()
                .map(LocalDate::getYear)
                .distinct()
                .toList());
        assertThat(years).hasSize(100).contains(2000, 2099);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "FRA", "", "F", "../FR", "de/by", "\u0000", "TARGET"})
    void there_are_no_other_countries(String country) {
        assertThat(refused(country, null).part()).isEqualTo(Part.COUNTRY);
        assertThat(refused(country, "by").part()).isEqualTo(Part.COUNTRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx", "", "/", "by/", "by/xx", "by/mu/x", "../by"})
    void there_are_no_other_subdivisions(String subdivision) {
        assertThat(refused("DE", subdivision).part()).isEqualTo(Part.SUBDIVISION);
    }

    @Test
    void a_refusal_tells_the_subdivisions_that_there_are() {
        assertThat(refused("BE", "bru")).hasMessageContaining("\"bru\" in BE; there: ");
        assertThat(refused("DE", "x".repeat(5_000)).getMessage()).hasSizeLessThan(400);
    }

    @Test
    void a_desk_is_closed_on_public_holidays() {
        byte[] file = """
            {"relais": 1, "desk": "d", "zone": "Europe/Berlin", "queues": [{"id": "q"}],
             "calendars": [{"id": "c", "hours": [{"days": ["MO", "TU", "WE", "TH", "FR"], "from": "08:00", "to": "18:00"}],
                            "holidays": [{"country": "DE", "subdivision": "by"}, {"country": "%s"}]}]}
            """.formatted("AT").getBytes(StandardCharsets.UTF_8);
        DeskConfig desk = DeskFile.read("desk.json", file, HOLIDAYS);
        assertThat(desk.calendars().get(0).isOpen(Instant.parse("2026-06-04T10:00:00Z")))
                .isFalse();
        assertThat(desk.calendars().get(0).isOpen(Instant.parse("2026-06-05T10:00:00Z")))
                .isTrue();
        byte[] wrong =
                new String(file, StandardCharsets.UTF_8).replace("AT", "ÖS").getBytes(StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(RefusedInputException.class, () -> DeskFile.read("desk.json", wrong, HOLIDAYS)))
                .hasMessageStartingWith("desk.json: /calendars/0/holidays/1/country: no public holidays are known");
    }
}
