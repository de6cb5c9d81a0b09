package dev.relais.config;

import dev.relais.json.Shape;
import java.util.List;

/** The objects in the files of this package; a test holds the published schema against them. */
final class Shapes {
    static final Shape DESK =
            Shape.of("desk relais desk zone accounts departments skills calendars slas agents queues rules rampUp");
    static final Shape ACCOUNT = Shape.of("account id network externalId handle name");
    static final Shape CALENDAR = Shape.of("calendar id zone hours closed extra holidays");
    static final Shape HOURS = Shape.of("hours days from to");
    static final Shape EXTRA = Shape.of("extra date from to");
    static final Shape HOLIDAYS = Shape.of("holidays country subdivision ical");
    static final Shape SLA =
            Shape.of("sla id calendar firstResponse nextResponse resolution pauseWhen warnAt escalate");
    static final Shape STEP = Shape.of("step target at after notify priority also handTo");
    static final Shape AGENT = Shape.of("agent id name departments skills capacity shift");
    static final Shape CAPACITY = Shape.of("capacity total public private");
    static final Shape QUEUE = Shape.of(
            "queue id department sla order select offer offerTo ladder ageing slopes bound tail sticky stickyWait awaiting");
    static final Shape RUNG = Shape.of("rung after relax lower also");
    static final Shape AWAITING = Shape.of("awaiting after share");
    static final Shape SLOPES = Shape.of("slopes low normal high urgent");
    static final Shape RULE = Shape.of("rule id when then");
    static final Shape THEN = Shape.of("then tags requires queue priority sla weight preferAgent stop");

    /** A line of {@code relais route}; not part of the desk file. */
    static final Shape LINE = Shape.of("line id facts at");

    /** The shapes of the desk file. */
    static final List<Shape> OF_DESK_FILE = List.of(
            DESK, ACCOUNT, CALENDAR, HOURS, EXTRA, HOLIDAYS, SLA, STEP, AGENT, CAPACITY, QUEUE, RUNG, AWAITING, SLOPES,
            RULE, THEN);

    private Shapes() {}
}
