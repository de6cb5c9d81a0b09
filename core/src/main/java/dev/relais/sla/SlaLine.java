package dev.relais.sla;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.RefusedInputException;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.DeskConfig;
import dev.relais.config.SlaConfig;
import dev.relais.json.KnownIds;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.json.Shape;
import dev.relais.json.StrictJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines that {@code relais sla} reads and writes, for one desk. Immutable and thread-safe.
 *
 * <p>Example: {@code {"conversation": "c1", "sla": "social", "events": [{"at": "2026-11-23T09:00:00+01:00", "type":
 * "received"}], "until": "2026-11-24T00:00:00Z"}} goes in.
 */
public final class SlaLine {
    private static final Shape LINE = Shape.of("timeline conversation sla events until");
    private static final Shape EVENT = Shape.of("event at type");
    private static final List<TimelineEvent.Type> TYPES = List.of(TimelineEvent.Type.values());

    private final Map<String, SlaConfig> slas = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();
    private final KnownIds known;

    /** @param desk whose service levels and calendars the lines name */
    public SlaLine(DeskConfig desk) {
        desk.slas().forEach(sla -> slas.put(sla.id(), sla));
        desk.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
        known = new KnownIds(slas.keySet(), true);
    }

    /**
     * One line: {@code {"conversation", "sla", "events": [{"at", "type"}…], "until"}}, all of them there. Instants may
     * carry any offset.
     *
     * @param source the name by which the reader knows the input
     * @param utf8 the line
     * @throws RefusedInputException with every fault, in reading order, at most 20: what is no JSON, unknown and missing
     *     members, values of a wrong type, a service level that the desk does not know
     */
    public Timeline read(String source, byte[] utf8) {
        return Place.read(source, utf8, this::timeline);
    }

    private @Nullable Timeline timeline(Place place) {
        Members line = place.members(LINE);
        if (line == null) {
            return null;
        }
        String conversation = line.required("conversation", Place::anyText);
        String sla = line.required("sla", id -> id.reference("SLA", known));
        List<TimelineEvent> events = line.required("events", list -> list.list(SlaLine::event));
        Instant until = line.required("until", Place::instant);
        if (conversation == null || sla == null || events == null || until == null) {
            return null;
        }
        SlaConfig level = Objects.requireNonNull(slas.get(sla));
        BusinessCalendar calendar = level.calendar() == null ? null : calendars.get(level.calendar());
        return new Timeline(conversation, level, calendar, events, until);
    }

    private static @Nullable TimelineEvent event(Place place) {
        Members event = place.members(EVENT);
        if (event == null) {
            return null;
        }
        Instant at = event.required("at", Place::instant);
        TimelineEvent.Type type = event.required("type", word -> word.oneOf(TYPES, TimelineEvent.Type::text));
        return at == null || type == null ? null : new TimelineEvent(at, type);
    }

    /** The targets on one line, every member present; instants in UTC. */
    public String write(String conversation, List<Target> targets) {
        ObjectNode line = StrictJson.object();
        line.put("conversation", conversation);
        ArrayNode list = line.putArray("targets");
        targets.forEach(target -> write(list.addObject(), target));
        return StrictJson.write(line);
    }

    private static void write(ObjectNode node, Target target) {
        node.put("target", target.target().text());
        node.put("startedAt", target.startedAt().toString());
        node.put("dueAt", target.dueAt() == null ? null : target.dueAt().toString());
        node.put("metAt", target.metAt() == null ? null : target.metAt().toString());
        node.put("businessElapsed", target.businessElapsed().toString());
        node.put("verdict", target.verdict().text());
    }
}
