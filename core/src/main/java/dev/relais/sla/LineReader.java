package dev.relais.sla;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.SlaConfig;
import dev.relais.json.Names;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one timeline in document order; a value that cannot be read notes a fault and gives null. */
final class LineReader {
    private static final int MAX_FAULTS = 20;
    private static final List<String> LINE = List.of("conversation", "sla", "events", "until");
    private static final List<String> EVENT = List.of("at", "type");
    private static final List<TimelineEvent.Type> TYPE_VALUES = List.of(TimelineEvent.Type.values());
    private static final List<String> TYPES =
            TYPE_VALUES.stream().map(TimelineEvent.Type::text).toList();

    private final Map<String, SlaConfig> slas;
    private final Map<String, BusinessCalendar> calendars;
    private final List<Fault> faults = new ArrayList<>();

    LineReader(Map<String, SlaConfig> slas, Map<String, BusinessCalendar> calendars) {
        this.slas = slas;
        this.calendars = calendars;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The timeline; null where there are faults. */
    @Nullable
    Timeline read(JsonNode line) {
        String conversation = null;
        SlaConfig sla = null;
        List<TimelineEvent> events = null;
        Instant until = null;
        for (String name : names(line, "")) {
            JsonNode value = line.get(name);
            String place = Names.child("", name);
            switch (name) {
                case "conversation" -> conversation = text(value, place);
                case "sla" -> sla = sla(value, place);
                case "events" -> events = events(value, place);
                case "until" -> until = instant(value, place);
                default -> unknown(name, place, LINE);
            }
        }
        missing(line, "", LINE);
        if (!faults.isEmpty() || conversation == null || sla == null || events == null || until == null) {
            return null;
        }
        BusinessCalendar calendar = sla.calendar() == null ? null : calendars.get(sla.calendar());
        return new Timeline(conversation, sla, calendar, events, until);
    }

    private @Nullable List<TimelineEvent> events(JsonNode list, String pointer) {
        if (!list.isArray()) {
            return fault(pointer, "expected a list, found " + kind(list));
        }
        List<TimelineEvent> events = new ArrayList<>();
        for (int i = 0; i < list.size() && faults.size() < MAX_FAULTS; i++) {
            TimelineEvent event = event(list.get(i), Names.child(pointer, i));
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private @Nullable TimelineEvent event(JsonNode event, String pointer) {
        Instant at = null;
        TimelineEvent.Type type = null;
        for (String name : names(event, pointer)) {
            JsonNode value = event.get(name);
            String place = Names.child(pointer, name);
            switch (name) {
                case "at" -> at = instant(value, place);
                case "type" -> type = type(value, place);
                default -> unknown(name, place, EVENT);
            }
        }
        missing(event, pointer, EVENT);
        return at == null || type == null ? null : new TimelineEvent(at, type);
    }

    private @Nullable SlaConfig sla(JsonNode value, String pointer) {
        if (!value.isTextual()) {
            return fault(pointer, "expected the id of an SLA, found " + kind(value));
        }
        String id = value.textValue();
        SlaConfig sla = slas.get(id);
        return sla != null ? sla : fault(pointer, "there is no SLA \"" + shown(id) + "\"" + meant(id, slas.keySet()));
    }

    private TimelineEvent.@Nullable Type type(JsonNode value, String pointer) {
        String expected = "expected one of " + String.join(", ", TYPES);
        if (!value.isTextual()) {
            return fault(pointer, expected + ", found " + kind(value));
        }
        int index = TYPES.indexOf(value.textValue());
        return index >= 0 ? TYPE_VALUES.get(index) : fault(pointer, expected + meant(value.textValue(), TYPES));
    }

    private @Nullable String text(JsonNode value, String pointer) {
        return value.isTextual() ? value.textValue() : fault(pointer, "expected a string, found " + kind(value));
    }

    /** A date-time with an offset, in the years 1 to 9999. */
    private @Nullable Instant instant(JsonNode value, String pointer) {
        String expected = "expected an instant such as \"2026-11-22T09:00:00Z\"";
        if (!value.isTextual()) {
            return fault(pointer, expected + ", found " + kind(value));
        }
        try {
            OffsetDateTime at = OffsetDateTime.parse(value.textValue());
            return at.getYear() >= 1 && at.getYear() <= 9999 ? at.toInstant() : fault(pointer, expected);
        } catch (DateTimeException e) {
            return fault(pointer, expected);
        }
    }

    private List<String> names(JsonNode object, String pointer) {
        if (!object.isObject()) {
            fault(pointer, "expected an object, found " + kind(object));
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private void missing(JsonNode object, String pointer, List<String> members) {
        if (object.isObject()) {
            members.stream()
                    .filter(name -> !object.has(name))
                    .forEach(name -> fault(Names.child(pointer, name), "missing member"));
        }
    }

    private void unknown(String name, String pointer, List<String> members) {
        fault(pointer, "unknown member" + meant(name, members));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // always null, which is of every type
    private <T> @Nullable T fault(String pointer, String reason) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(Fault.at(pointer, reason));
        }
        return null;
    }

    private static String meant(String name, Collection<String> known) {
        return Names.nearest(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> value.asText();
            case NULL -> "null";
            case NUMBER -> "a number";
            case STRING, BINARY -> "a string";
            case MISSING -> "nothing";
        };
    }
}
