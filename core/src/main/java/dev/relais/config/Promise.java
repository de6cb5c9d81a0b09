package dev.relais.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.RefusedInputException;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.json.Shape;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that verdicts follow from: a service level and its calendar, as they were at one time. Has a text from which it can be read
 * again when the desk file says something else.
 *
 * @param sla without its steps of escalation: what happens on a breach changes no verdict
 * @param calendar the service level's; null: always open
 */
public record Promise(SlaConfig sla, @Nullable BusinessCalendar calendar) {
    private static final Shape SHAPE = Shape.of("promise sla calendar");
    private static final SlaReader SLAS = new SlaReader(Ids.unknown());

    /** Leaves the steps out. */
    public Promise {
        sla = new SlaConfig(
                sla.id(),
                sla.calendar(),
                sla.firstResponse(),
                sla.nextResponse(),
                sla.resolution(),
                sla.pauseWhen(),
                sla.warnAt());
    }

    /**
     * The same without the single dates of its calendar that lie more than a year before a year or more than two after it: a century
     * of holidays would stand in every conversation. What is promised here is over by then.
     */
    public Promise around(Year year) {
        if (calendar == null) {
            return this;
        }
        BusinessCalendar near = new BusinessCalendar(
                calendar.id(),
                calendar.zone(),
                calendar.hours(),
                calendar.closed().stream().filter(date -> isNear(date, year)).collect(Collectors.toUnmodifiableSet()),
                calendar.extra().stream()
                        .filter(day -> isNear(day.date(), year))
                        .toList());
        return new Promise(sla, near);
    }

    private static boolean isNear(LocalDate date, Year year) {
        return date.getYear() >= year.getValue() - 1 && date.getYear() <= year.getValue() + 2;
    }

    /** The promise on one line of JSON, in the forms of desk files. Promises that say the same have the same text. */
    public String text() {
        ObjectNode node = StrictJson.object();
        ObjectNode level = node.putObject("sla");
        level.put("id", sla.id());
        if (sla.calendar() != null) {
            level.put("calendar", sla.calendar());
        }
        put(level, "firstResponse", sla.firstResponse());
        put(level, "nextResponse", sla.nextResponse());
        put(level, "resolution", sla.resolution());
        ArrayNode pauses = level.putArray("pauseWhen");
        sla.pauseWhen().stream().sorted().forEach(pause -> pauses.add(pause.text()));
        ArrayNode warnings = level.putArray("warnAt");
        sla.warnAt().forEach(warnings::add);
        if (calendar != null) {
            write(node.putObject("calendar"), calendar);
        }
        return StrictJson.write(node);
    }

    private static void put(ObjectNode node, String name, @Nullable Duration duration) {
        if (duration != null) {
            node.put(name, duration.toString());
        }
    }

    private static void write(ObjectNode node, BusinessCalendar calendar) {
        node.put("id", calendar.id());
        node.put("zone", calendar.zone().getId());
        ArrayNode hours = node.putArray("hours");
        calendar.hours().forEach(week -> {
            ObjectNode one = hours.addObject();
            ArrayNode days = one.putArray("days");
            week.days().stream().sorted().forEach(day -> days.add(CalendarReader.text(day)));
            one.put("from", week.from().toString()).put("to", week.to().toString());
        });
        ArrayNode closed = node.putArray("closed");
        calendar.closed().stream()
                .sorted(Comparator.naturalOrder())
                .map(LocalDate::toString)
                .forEach(closed::add);
        ArrayNode extra = node.putArray("extra");
        calendar.extra()
                .forEach(day -> extra.addObject()
                        .put("date", day.date().toString())
                        .put("from", day.from().toString())
                        .put("to", day.to().toString()));
    }

    /** A name for what is promised: 16 hexadecimal digits that follow from {@link #text()}. */
    public String version() {
        return PolicyVersion.hash(text());
    }

    /**
     * What {@link #text()} wrote.
     *
     * @throws RefusedInputException with every fault where it is another text
     */
    public static Promise read(String text) {
        return Place.read("promise", text.getBytes(StandardCharsets.UTF_8), Promise::promise);
    }

    private static final HolidayReader NO_HOLIDAYS = new HolidayReader(null);

    private static @Nullable Promise promise(Place place) {
        Members members = place.members(SHAPE);
        if (members == null) {
            return null;
        }
        SlaConfig sla = members.required("sla", SLAS::read);
        BusinessCalendar calendar =
                members.optional("calendar", days -> CalendarReader.read(days, ZoneOffset.UTC, NO_HOLIDAYS));
        return sla == null ? null : new Promise(sla, calendar);
    }

    /** Whether both say the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Promise promise && text().equals(promise.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(text());
    }
}
