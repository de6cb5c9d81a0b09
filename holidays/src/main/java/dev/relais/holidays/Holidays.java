package dev.relais.holidays;

import dev.relais.calendar.HolidaySource;
import dev.relais.calendar.UnknownHolidaysException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Holidays of the years 2000 to 2099.
 *
 * <pre>{@code
 * DeskConfig desk = DeskFile.read("desk.json", bytes, Holidays.relativeTo(Path.of("etc")));
 * }</pre>
 *
 * <p>What was asked once is kept: a file that changes later is not read again. Thread-safe.
 */
public final class Holidays implements HolidaySource {
    private final IcsFiles files;
    private final ConcurrentMap<Country, Set<LocalDate>> countries = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<LocalDate>> read = new ConcurrentHashMap<>();

    private record Country(String code, @Nullable String subdivision) {}

    private Holidays(IcsFiles files) {
        this.files = files;
    }

    /**
     * Holidays for the desk file of a directory.
     *
     * @param directory in which iCalendar files are read, and below it; nowhere else
     */
    public static Holidays relativeTo(Path directory) {
        return new Holidays(new IcsFiles(directory.toAbsolutePath().normalize()));
    }

    /**
     * The public holidays of a country as Jollyday has them; where one is moved off a weekend, both days. The first question of all takes
     * some tenths of a second.
     *
     * @param country two letters
     * @param subdivision as in ISO 3166-2, without the country: {@code BY}; a part of a part after a stroke: {@code BY/MU}
     */
    @Override
    public Set<LocalDate> publicHolidays(String country, @Nullable String subdivision) {
        return countries.computeIfAbsent(
                new Country(country, subdivision), asked -> PublicHolidays.of(country, subdivision));
    }

    /**
     * The days of an iCalendar file.
     *
     * <p>Events that last whole days count, on every day that they take up, those that recur each time, whether or not they
     * show their owner as busy; events that begin at some time of a day do not. The file is at most a mebibyte of UTF-8.
     *
     * @throws UnknownHolidaysException also where the path leads out of the directory, or an event is not understood: a closing day
     *     that is silently lost would be worse
     */
    @Override
    public Set<LocalDate> iCalendar(String path) {
        return read.computeIfAbsent(path, asked -> files.days(path));
    }
}
