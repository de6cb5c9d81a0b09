package dev.relais.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of one kind of object in the files; a test holds the published schema against them.
 *
 * @param title the name of its definition in the schema
 * @param members in the order of their documentation
 */
record Shape(String title, Set<String> members) {
    static final Shape DESK =
            of("desk relais desk zone accounts departments skills calendars slas agents queues rules");
    static final Shape ACCOUNT = of("account id network externalId handle name");
    static final Shape CALENDAR = of("calendar id zone hours closed extra");
    static final Shape HOURS = of("hours days from to");
    static final Shape EXTRA = of("extra date from to");
    static final Shape SLA = of("sla id calendar firstResponse nextResponse resolution pauseWhen warnAt");
    static final Shape AGENT = of("agent id name departments skills capacity");
    static final Shape CAPACITY = of("capacity total public private");
    static final Shape QUEUE = of("queue id department sla order select offer ladder ageing slopes bound sticky");
    static final Shape RUNG = of("rung after relax lower also");
    static final Shape SLOPES = of("slopes low normal high urgent");
    static final Shape RULE = of("rule id when then");
    static final Shape THEN = of("then tags requires queue priority sla weight preferAgent stop");

    /** A line of {@code relais route}; not part of the desk file. */
    static final Shape LINE = of("line id facts at");

    /** The shapes of the desk file. */
    static final List<Shape> OF_DESK_FILE =
            List.of(DESK, ACCOUNT, CALENDAR, HOURS, EXTRA, SLA, AGENT, CAPACITY, QUEUE, RUNG, SLOPES, RULE, THEN);

    private static Shape of(String titleAndMembers) {
        List<String> words = List.of(titleAndMembers.split(" ", -1));
        Set<String> members = new LinkedHashSet<>(words.subList(1, words.size()));
        return new Shape(words.get(0), Collections.unmodifiableSet(members));
    }
}
