package dev.relais.holidays;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The properties of one event (RFC 5545, section 3.6.1) as far as they say on which days it is. Not thread-safe. */
final class IcsEvent {
    private static final Pattern DATE = Pattern.compile("[0-9]{8}");
    private static final Pattern DATE_AND_MORE = Pattern.compile("([0-9]{8})(T[0-9]{6}Z?)?");
    private static final Pattern WHOLE_DAYS = Pattern.compile("\\+?P(?:([0-9]{1,5})W|([0-9]{1,6})D(?:T0[HMS])?)");

    private final Map<String, List<String>> properties = new HashMap<>();

    void put(String property, String value) {
        properties.computeIfAbsent(property, none -> new ArrayList<>(1)).add(value);
    }

    private List<String> all(String property) {
        return properties.getOrDefault(property, List.of());
    }

    private @Nullable String first(String property) {
        List<String> values = all(property);
        return values.isEmpty() ? null : values.get(0);
    }

    String uid() {
        String uid = first("UID");
        return uid == null ? "" : uid;
    }

    /** Whether it lasts whole days. */
    boolean isAllDay() throws NotUnderstoodException {
        String start = first("DTSTART");
        if (start == null) {
            throw new NotUnderstoodException("has an event without DTSTART");
        }
        return DATE.matcher(start).matches();
    }

    boolean isCancelled() {
        return "CANCELLED".equalsIgnoreCase(first("STATUS"));
    }

    LocalDate start() throws NotUnderstoodException {
        return date("DTSTART", String.valueOf(first("DTSTART")));
    }

    /** How many days it takes up. */
    long length() throws NotUnderstoodException {
        String end = first("DTEND");
        if (end != null) {
            // The end is exclusive; some programs write the day itself for one day.
            return Math.max(1, date("DTEND", end).toEpochDay() - start().toEpochDay());
        }
        String duration = first("DURATION");
        if (duration == null) {
            return 1;
        }
        Matcher days = WHOLE_DAYS.matcher(duration);
        if (!days.matches()) {
            throw notUnderstood("DURATION", duration);
        }
        long weeks = days.group(1) == null ? 0 : Long.parseLong(days.group(1));
        return Math.max(1, days.group(2) == null ? weeks * 7 : Long.parseLong(days.group(2)));
    }

    List<String> rules() {
        return all("RRULE");
    }

    /** The dates of {@code RDATE} or {@code EXDATE}; of those that have a time, the date. */
    List<LocalDate> dates(String property) throws NotUnderstoodException {
        List<LocalDate> dates = new ArrayList<>();
        for (String list : all(property)) {
            for (String value : list.split(",", -1)) {
                dates.add(date(property, value.strip()));
            }
        }
        return dates;
    }

    /** Which recurrence of another event with its UID it takes the place of; null: of none. */
    @Nullable
    LocalDate replaced() throws NotUnderstoodException {
        String id = first("RECURRENCE-ID");
        String range = first("RANGE");
        if (range != null && id != null && DATE.matcher(id).matches()) {
            throw notUnderstood("RANGE", range);
        }
        return id == null ? null : date("RECURRENCE-ID", id);
    }

    private static LocalDate date(String property, String value) throws NotUnderstoodException {
        Matcher date = DATE_AND_MORE.matcher(value);
        if (!date.matches()) {
            throw notUnderstood(property, value);
        }
        try {
            return LocalDate.parse(date.group(1), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw notUnderstood(property, value);
        }
    }

    static NotUnderstoodException notUnderstood(String property, String value) {
        return new NotUnderstoodException("has an event whose " + property + " is not understood: " + Shown.of(value));
    }
}
