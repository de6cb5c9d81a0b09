package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A desk with lea, who has room for two units, and tom, who works from eight to four; under an engine that knows capacities. */
final class Floor {
    static final String DESK = """
            {"relais": 1, "desk": "test", %s
             "accounts": [{"id": "line", "network": "line", "externalId": "brand"}],
             "calendars": [{"id": "early", "hours": [{"days": ["MO","TU","WE","TH","FR"], "from": "08:00", "to": "16:00"}]}],
             "agents": [{"id": "lea", "capacity": {"total": 2}},
                        {"id": "tom", "capacity": {"total": 3}, "shift": "early"}],
             "queues": [{"id": "care"%s}, {"id": "second"}],
             "rules": [{"id": "otherwise", "when": {}, "then": {"queue": "care", "weight": %d}}]}
            """;

    final DeskConfig config;
    final LineConnector connector = new LineConnector();
    final UnitsAssigner assigner;
    final InMemoryStore store = new InMemoryStore();
    final Desk desk;
    /** A Tuesday. */
    Instant now = LineConnector.AT.plusSeconds(60);

    Floor(UnaryOperator<DeskBuilder> options) {
        this("", "", 1, options);
    }

    Floor(String ofDesk, String ofQueue, int weight, UnaryOperator<DeskBuilder> options) {
        config = DeskFile.read(
                "desk.json", DESK.formatted(ofDesk, ofQueue, weight).getBytes(StandardCharsets.UTF_8));
        assigner = new UnitsAssigner(config);
        desk = options.apply(Desk.builder(config)
                        .connector(connector)
                        .assigner(assigner)
                        .store(store)
                        .clock(() -> now))
                .build();
    }

    static ConversationId id(String customer) {
        return LineConnector.conversation(customer);
    }

    /** Lets time pass, and the desk do what is due, as a host does. */
    void pass(String time) {
        Instant end = now.plus(Duration.parse(time));
        for (int ticks = 0; ; ticks++) {
            assertThat(ticks).as("ticks that lead nowhere").isLessThan(1000);
            Instant next = desk.nextTick().orElse(Instant.MAX);
            now = next.isAfter(end) ? end : next.isAfter(now) ? next : now;
            desk.tick();
            if (next.isAfter(end)) {
                return;
            }
        }
    }

    /** To a time of the same day. */
    void until(String time) {
        Instant at = Instant.parse("2026-09-01T" + time + "Z");
        pass(Duration.between(now, at).toString());
    }

    /** The customer writes now. */
    void writes(String customer, String message) {
        connector.later = Duration.between(LineConnector.AT, now);
        Bench.tell(desk, customer + " " + message + " hello");
    }

    /** Whoever is asked takes it. */
    Owned accepts(String customer) {
        Offered offered = (Offered) Bench.state(desk, customer);
        assertThat(desk.accept(id(customer), offered.offer(), offered.agent())).isInstanceOf(CommandResult.Done.class);
        return (Owned) Bench.state(desk, customer);
    }

    /** Why it came into a queue each time. */
    List<QueueReason> reasons(String customer) {
        return Bench.events(desk, customer, ConversationQueued.class).stream()
                .map(ConversationQueued::reason)
                .toList();
    }
}
