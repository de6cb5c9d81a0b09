package dev.relais.sla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.RefusedInputException;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.DeskConfig;
import dev.relais.config.SlaConfig;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that {@code relais sla} reads and writes, for one desk. Immutable and thread-safe.
 *
 * <p>Example: {@code {"conversation": "c1", "sla": "social", "events": [{"at": "2026-11-23T09:00:00+01:00", "type":
 * "received"}], "until": "2026-11-24T00:00:00Z"}} goes in.
 */
public final class SlaLine {
    private final Map<String, SlaConfig> slas = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();

    /** @param desk whose service levels and calendars the lines name */
    public SlaLine(DeskConfig desk) {
        desk.slas().forEach(sla -> slas.put(sla.id(), sla));
        desk.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
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
        try {
            JsonNode line = StrictJson.read(utf8);
            LineReader reader = new LineReader(slas, calendars);
            Timeline timeline = reader.read(line);
            if (timeline == null) {
                throw new RefusedInputException(source, reader.faults());
            }
            return timeline;
        } catch (NotJsonException e) {
            throw new RefusedInputException(source, List.of(e.fault()));
        }
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
