package dev.relais.holidays;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.focus_shift.jollyday.core.configuration.ConfigurationProviderManager;
import de.focus_shift.jollyday.core.impl.DefaultHolidayManager;
import de.focus_shift.jollyday.core.impl.JapaneseBridgingHolidayManager;
import dev.relais.calendar.UnknownHolidaysException;
import dev.relais.calendar.UnknownHolidaysException.Part;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks Jollyday. */
final class PublicHolidays {
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    private PublicHolidays() {}

    static Set<LocalDate> of(String country, @Nullable String subdivision) {
        HolidayManager manager = manager(country);
        String[] parts =
                subdivision == null ? new String[0] : parts(manager.getCalendarHierarchy(), country, subdivision);
        Days days = new Days();
        for (int year = Days.FIRST_YEAR; year <= Days.LAST_YEAR; year++) {
            for (Holiday holiday : manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, parts)) {
                days.add(holiday.getActualDate());
                holiday.getObservedDate().ifPresent(days::add);
            }
        }
        return days.toSet();
    }

    static HolidayManager manager(String country) {
        if (COUNTRY.matcher(country).matches()) {
            try {
                return manager(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
            } catch (IllegalStateException e) {
                // It knows codes of countries whose holidays it does not know, and has no other way to ask.
            }
        }
        throw new UnknownHolidaysException(
                Part.COUNTRY,
                "no public holidays are known of the country \"" + Shown.of(country)
                        + "\" (expected two letters such as FR)");
    }

    /** Made by hand, so that a host that uses Jollyday for itself, and what that keeps, is left alone. */
    private static HolidayManager manager(ManagerParameter country) {
        new ConfigurationProviderManager().mergeConfigurationProperties(country);
        boolean bridges = JapaneseBridgingHolidayManager.class.getName().equals(country.getManagerImplClassName());
        HolidayManager manager = bridges ? new JapaneseBridgingHolidayManager() : new DefaultHolidayManager();
        manager.setConfigurationService(parameter -> new CountryFile(XmlElement.read(parameter.createResourceUrl())));
        manager.init(country);
        return manager;
    }

    /** Jollyday would leave out a part that it does not know. */
    private static String[] parts(CalendarHierarchy country, String name, String subdivision) {
        List<String> parts = new ArrayList<>();
        CalendarHierarchy at = country;
        for (String wanted : subdivision.split("/", -1)) {
            Set<String> known = new TreeSet<>(at.getChildren().keySet());
            String part = known.stream()
                    .filter(wanted::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> unknown(name, subdivision, known));
            parts.add(part);
            at = Objects.requireNonNull(at.getChildren().get(part));
        }
        return parts.toArray(String[]::new);
    }

    private static UnknownHolidaysException unknown(String country, String subdivision, Set<String> known) {
        String there = known.isEmpty() ? "none" : String.join(", ", known);
        return new UnknownHolidaysException(
                Part.SUBDIVISION,
                "no public holidays are known of \"" + Shown.of(subdivision) + "\" in " + country + "; there: "
                        + there);
    }
}
