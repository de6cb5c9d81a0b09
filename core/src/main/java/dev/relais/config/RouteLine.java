package dev.relais.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.RefusedInputException;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.json.StrictJson;
import dev.relais.rules.FactCatalogue;
import dev.relais.rules.FactType;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleTrace;
import dev.relais.rules.RuleTrace.FailedGroup;
import dev.relais.rules.RuleTrace.FailedTest;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines that {@code relais route} reads and writes, for one desk. Immutable and thread-safe.
 *
 * <p>Example: {@code {"id": "m1", "facts": {"network": "x", "topics": ["billing"]}}} goes in.
 */
public final class RouteLine {
    private final DeskConfig desk;
    private final Set<String> calendars = new HashSet<>();

    /** @param desk whose calendars give facts and whose zone tells the hour */
    public RouteLine(DeskConfig desk) {
        this.desk = desk;
        desk.calendars().forEach(calendar -> calendars.add(calendar.id()));
    }

    /**
     * One line: {@code {"id", "facts", "at"?}}. Facts that the desk does not know are dropped, null means absent; hour,
     * weekday and open calendars follow from {@code at} unless they are given.
     *
     * @param source the name by which the reader knows the input
     * @param utf8 the line
     * @throws RefusedInputException where it is no such line, or a known fact has a value of the wrong type
     */
    public MessageFacts read(String source, byte[] utf8) {
        return Place.read(source, utf8, this::read);
    }

    private @Nullable MessageFacts read(Place place) {
        Members line = place.members(Shapes.LINE);
        if (line == null) {
            return null;
        }
        String id = line.required("id", Place::anyText);
        Map<String, FactValue> facts = new HashMap<>();
        Instant at = line.optional("at", value -> value.node().isNull() ? null : value.instant());
        if (at != null) {
            facts.putAll(factsAt(at));
        }
        Map<String, FactValue> given = line.required("facts", this::facts);
        if (id == null || given == null) {
            return null;
        }
        facts.putAll(given);
        return new MessageFacts(id, Facts.of(facts));
    }

    /** The facts that follow from the time alone: {@code hour}, {@code weekday} and {@code open.<calendar>}; a new map. */
    public Map<String, FactValue> factsAt(Instant at) {
        ZonedDateTime local = at.atZone(desk.zone());
        Map<String, FactValue> facts = new HashMap<>();
        facts.put("hour", FactValue.of(local.getHour()));
        facts.put("weekday", FactValue.of(CalendarReader.text(local.getDayOfWeek())));
        for (BusinessCalendar calendar : desk.calendars()) {
            facts.put(FactCatalogue.OPEN + calendar.id(), FactValue.of(calendar.isOpen(at)));
        }
        return facts;
    }

    private @Nullable Map<String, FactValue> facts(Place place) {
        if (!place.node().isObject()) {
            return place.fault("expected an object, found " + place.kind());
        }
        Map<String, FactValue> facts = new HashMap<>();
        for (String name : place.names()) {
            Place value = place.child(name);
            FactCatalogue.typeOf(name, calendars)
                    .filter(type -> !value.node().isNull())
                    .filter(type -> fits(value, type))
                    .ifPresent(type -> facts.put(name, FactJson.value(value.node())));
        }
        return facts;
    }

    private static boolean fits(Place place, FactType type) {
        return switch (type) {
            case TEXT -> place.anyText() != null;
            case NUMBER -> place.number() != null;
            case FLAG -> place.flag() != null;
            case LIST -> place.list(Place::anyText).size() == place.node().size();
            case ANY -> true;
        };
    }

    /** A message as a line that {@link #read} reads, facts sorted by name. */
    public String write(MessageFacts message) {
        ObjectNode line = StrictJson.object().put("id", message.id());
        ObjectNode facts = line.putObject("facts");
        for (String name : new TreeSet<>(message.facts().names())) {
            FactValue value = message.facts().get(name);
            facts.set(name, value == null ? null : FactJson.node(value));
        }
        return StrictJson.write(line);
    }

    /** The outcome on one line, every member present. */
    public String write(String id, Outcome outcome) {
        return StrictJson.write(line(id, outcome));
    }

    /** As {@link #write(String, Outcome)}, with {@code because}: what became of every rule that was looked at. */
    public String write(String id, Outcome outcome, List<RuleTrace> because) {
        ObjectNode line = line(id, outcome);
        ArrayNode traces = line.putArray("because");
        because.forEach(trace -> traces.add(trace(trace)));
        return StrictJson.write(line);
    }

    private static ObjectNode line(String id, Outcome outcome) {
        ObjectNode line = StrictJson.object();
        line.put("id", id);
        line.put("queue", outcome.queue());
        line.put("priority", outcome.priority().text());
        line.put("sla", outcome.sla());
        line.put("weight", outcome.weight());
        outcome.tags().forEach(line.putArray("tags")::add);
        outcome.requires().forEach(line.putObject("requires")::put);
        line.put("preferAgent", outcome.preferAgent());
        outcome.rules().forEach(line.putArray("rules")::add);
        return line;
    }

    private static ObjectNode trace(RuleTrace trace) {
        ObjectNode node = StrictJson.object();
        node.put("rule", trace.rule());
        node.put("matched", trace.matched());
        if (trace.failure() instanceof FailedTest test) {
            FactValue actual = test.actual();
            node.put("fact", test.fact());
            node.put("operator", test.operator());
            node.set("expected", FactJson.node(test.expected()));
            node.set("actual", actual == null ? null : FactJson.node(actual));
        } else if (trace.failure() instanceof FailedGroup group) {
            node.putNull("fact");
            node.put("operator", group.operator());
            node.put("pointer", group.pointer());
        }
        return node;
    }
}
