package dev.relais.metrics;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.Surface;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A morning of seven conversations, small enough to compute every figure by hand; docs/metrics.md tells it. */
final class WorkedLog {
    static final DeskConfig DESK = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "worked", "departments": ["care", "press"],
             "slas": [{"id": "social", "firstResponse": "PT15M", "nextResponse": "PT30M", "resolution": "PT8H",
                       "pauseWhen": ["waiting-for-customer"]}],
             "agents": [{"id": "lea", "name": "Léa", "departments": ["care"]}, {"id": "max"}, {"id": "zoe"}],
             "queues": [{"id": "care", "department": "care", "sla": "social"},
                        {"id": "press", "department": "press", "sla": "social"}],
             "rules": [{"id": "spam", "when": {"spam": {"gte": 0.9}}, "then": {"queue": null}},
                       {"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    private WorkedLog() {}

    static LogScript script() {
        LogScript log = new LogScript(LocalDate.of(2026, 3, 2));
        // answered, asked again while the desk waited, answered, settled
        log.comes("c1", "09:00", "x", Surface.COMMENT, "Where is my parcel?")
                .routed("c1", "09:00", "care", "social", "otherwise")
                .assigned("c1", "09:05", "lea")
                .replies("c1", "09:10", "lea")
                .awaits("c1", "09:10")
                .says("c1", "09:30", "x", Surface.COMMENT, "And now?")
                .resumes("c1", "09:30")
                .replies("c1", "09:50", "lea")
                .resolves("c1", "10:00", "lea");
        // answered late, settled, and opened again by the customer
        log.comes("c2", "09:15", "facebook", Surface.DIRECT, "It broke.")
                .routed("c2", "09:15", "care", "social", "otherwise")
                .assigned("c2", "09:40", "max")
                .replies("c2", "09:45", "max")
                .resolves("c2", "09:50", "max")
                .says("c2", "11:00", "facebook", Surface.DIRECT, "It broke again.")
                .reopened("c2", "11:00", 1)
                .queued("c2", "11:00", "care", QueueReason.REOPENED)
                .assigned("c2", "11:10", "lea");
        // taken back
        log.comes("c3", "10:00", "x", Surface.POST, "Never again.")
                .routed("c3", "10:00", "care", "social", "otherwise")
                .withdraws("c3", "10:05");
        // a machine answers, its owner passes it on, a person answers
        log.comes("c4", "10:30", "x", Surface.COMMENT, "For an article: how many parcels?")
                .routed("c4", "10:30", "care", "social", "otherwise")
                .assigned("c4", "10:31", "max")
                .replies("c4", "10:32", "max", true)
                .queued("c4", "10:40", "press", QueueReason.TRANSFERRED)
                .assigned("c4", "10:50", "zoe")
                .replies("c4", "11:10", "zoe")
                .resolves("c4", "11:20", "zoe");
        // nobody has looked yet
        log.comes("c5", "11:50", "facebook", Surface.COMMENT, "Do you ship to Norway?")
                .routed("c5", "11:50", "care", "social", "otherwise");
        // spam
        log.comes("c6", "11:00", "x", Surface.COMMENT, "Win now").routed("c6", "11:00", null, null, "spam");
        // answered in the network's own application, late
        log.comes("c7", "08:00", "facebook", Surface.DIRECT, "Hello?")
                .routed("c7", "08:00", "care", "social", "otherwise")
                .repliesElsewhere("c7", "08:20")
                .handledElsewhere("c7", "08:21", "lea");
        return log;
    }

    static MetricSettings settings() {
        LogScript log = new LogScript(LocalDate.of(2026, 3, 2));
        return MetricSettings.of(DESK).between(null, log.at("12:00"));
    }

    static Measures measures() {
        Tally tally = new Tally(settings());
        script().events().forEach(tally::take);
        return tally.measures();
    }
}
