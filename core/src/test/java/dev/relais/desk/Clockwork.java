package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.assign.Assigner;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.Assigned;
import dev.relais.conversation.LoggedEvent;
import dev.relais.sla.Target;
import dev.relais.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Desks on one store whose clock stands until it is moved; messages are written when they are told. */
final class Clockwork {
    /** A Tuesday in Paris, 11:00. */
    static final Instant START = LineConnector.AT;

    final LineConnector connector = new LineConnector();
    final InMemoryStore store = new InMemoryStore();
    Instant now = START;
    Function<DeskConfig, Assigner> engine = config -> new FirstAssigner();
    Desk desk;
    private int messages;

    Clockwork(String slas) {
        desk = open(slas);
    }

    /** @param window how long the network takes an answer */
    Clockwork(String slas, Duration window) {
        connector.window = window;
        desk = open(slas);
    }

    /** A desk with these service levels, of which the first holds for everybody but those who write "other". */
    static DeskConfig config(String slas) {
        return DeskFile.read("desk.json", """
                {"relais": 1, "desk": "test", "zone": "Europe/Paris",
                 "accounts": [{"id": "line", "network": "line", "externalId": "brand"}],
                 "departments": ["care", "press"],
                 "calendars": [{"id": "office", "hours": [{"days": ["MO","TU","WE","TH","FR"], "from": "09:00", "to": "18:00"}]},
                               {"id": "never"}],
                 "slas": [%s],
                 "agents": [{"id": "lea", "departments": ["care"], "capacity": {"total": 2}},
                            {"id": "tom", "departments": ["care"], "capacity": {"total": 2}},
                            {"id": "pia", "departments": ["press"], "capacity": {"total": 2}}],
                 "queues": [{"id": "care", "department": "care", "sla": "social"}, {"id": "press", "department": "press"}],
                 "rules": [{"id": "other", "when": {"text": {"word": "other"}}, "then": {"sla": "other"}},
                           {"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
                """.formatted(slas).getBytes(StandardCharsets.UTF_8));
    }

    /** Opens a desk; the one before does nothing more. */
    Desk open(String slas) {
        desk = open(slas, "desk");
        return desk;
    }

    Desk open(String slas, String name) {
        DeskConfig config = config(slas.contains("\"other\"") ? slas : slas + ", {\"id\": \"other\"}");
        return Desk.builder(config)
                .connector(connector)
                .assigner(engine.apply(config))
                .store(store)
                .desk(name)
                .clock(() -> now)
                .reopenWindow(Duration.ofHours(20))
                .build();
    }

    Clockwork at(String sinceStart) {
        now = START.plus(Duration.parse(sinceStart));
        return this;
    }

    /** The clock stands there and the desk looks. */
    Clockwork tick(String sinceStart) {
        at(sinceStart);
        desk.tick();
        return this;
    }

    ConversationId says(String customer, String text) {
        String id = "m" + ++messages;
        connector.writesAt(now, customer, id);
        assertThat(Bench.tell(desk, customer + " " + id + " " + text)).isEqualTo(200);
        return LineConnector.conversation(customer);
    }

    ConversationId says(String customer) {
        return says(customer, "hello");
    }

    /** Somebody answers in the network's own app. */
    void answeredElsewhere(String customer) {
        String id = "e" + ++messages;
        connector.writesAt(now, customer, id);
        Bench.tell(desk, "> " + customer + " " + id + " -");
    }

    /** Lea gets it by hand. */
    long owned(ConversationId id) {
        desk.assign(id, "lea");
        return conversation(id).state() instanceof Assigned owner ? owner.token() : -1;
    }

    void replies(ConversationId id) {
        desk.reply(id, owned(id), "an answer");
    }

    Conversation conversation(ConversationId id) {
        return desk.conversation(id).orElseThrow();
    }

    /** What was told of promises, in the order of the log. */
    List<LoggedEvent> told() {
        return store.log(0).stream().filter(logged -> isTold(logged.event())).toList();
    }

    /** The same in words: {@code PT15M breach firstResponse}. */
    List<String> said() {
        return told().stream()
                .map(logged -> Duration.between(START, logged.at()) + " " + words(logged.event()))
                .toList();
    }

    private static String words(ConversationEvent event) {
        if (event instanceof TargetWarned e) {
            return e.share() + " " + e.target().text();
        }
        return event instanceof TargetBreached e
                ? "breach " + e.target().text()
                : ((ConversationEscalated) event).step() + " "
                        + ((ConversationEscalated) event).target().text();
    }

    static boolean isTold(ConversationEvent event) {
        return event instanceof TargetWarned
                || event instanceof TargetBreached
                || event instanceof ConversationEscalated;
    }

    List<Target> targets(ConversationId id) {
        return desk.targets(id, now);
    }
}
