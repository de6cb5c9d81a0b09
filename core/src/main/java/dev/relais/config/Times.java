package dev.relais.config;

import dev.relais.json.Faults;
import dev.relais.json.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads durations, times, dates and zones as they stand in a desk file; for Relais' own modules. */
public final class Times {
    private static final Pattern DURATION = Pattern.compile("P(?:([0-9]{1,9})W|(?:([0-9]{1,9})D)?"
            + "(?:T(?=[0-9])(?:([0-9]{1,12})H)?(?:([0-9]{1,12})M)?(?:([0-9]{1,12}(?:[.,][0-9]{1,9})?)S)?)?)");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

    private Times() {}

    /** ISO-8601, a day being 24 hours; not negative. */
    public static @Nullable Duration duration(Place place) {
        return place.parsed("an ISO-8601 duration such as \"PT15M\"", Times::parseDuration);
    }

    /** A duration longer than zero. */
    public static @Nullable Duration positive(Place place) {
        Duration duration = duration(place);
        return duration != null && duration.isZero() ? place.fault("must be longer than zero") : duration;
    }

    /** {@code HH:MM} or {@code HH:MM:SS}. */
    static @Nullable LocalTime time(Place place) {
        if (place.node().asText().startsWith("24:00")) {
            return place.fault("the end of a day is written \"00:00\"");
        }
        return place.parsed("a time such as \"09:30\"", text -> {
            if (!TIME.matcher(text).matches()) {
                throw new java.time.DateTimeException("not a time");
            }
            return LocalTime.parse(text);
        });
    }

    static @Nullable LocalDate date(Place place) {
        return place.parsed("a date such as \"2026-12-25\"", text -> inRange(LocalDate.parse(text)));
    }

    static @Nullable ZoneId zone(Place place) {
        String name = place.text();
        if (name == null) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (java.time.DateTimeException e) {
            return place.fault(() -> "there is no time zone \"" + Place.shown(name) + "\""
                    + Faults.meant(name, ZoneId.getAvailableZoneIds()));
        }
    }

    private static LocalDate inRange(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new java.time.DateTimeException("the year is out of range");
        }
        return date;
    }

    private static Duration parseDuration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches() || text.length() < 3) {
            throw new java.time.DateTimeException("not a duration");
        }
        BigDecimal seconds = new BigDecimal(part(parts, 5).replace(',', '.'));
        return Duration.ofDays(Long.parseLong(part(parts, 1)) * 7)
                .plusDays(Long.parseLong(part(parts, 2)))
                .plusHours(Long.parseLong(part(parts, 3)))
                .plusMinutes(Long.parseLong(part(parts, 4)))
                .plusSeconds(seconds.longValue())
                .plusNanos(seconds.remainder(BigDecimal.ONE).movePointRight(9).longValueExact());
    }

    private static String part(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? "0" : part;
    }
}
