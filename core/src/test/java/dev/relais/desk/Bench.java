package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.LoggedEvent;
import dev.relais.store.InMemoryStore;
import dev.relais.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A desk with one network, one queue and the agents lea and tom. */
final class Bench {
    static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "test",
             "accounts": [{"id": "line", "network": "line", "externalId": "brand"}],
             "departments": ["care"],
             "agents": [{"id": "lea", "departments": ["care"]}, {"id": "tom", "departments": ["care"]}],
             "queues": [{"id": "care", "department": "care"}],
             "rules": [{"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    final LineConnector connector = new LineConnector();
    final FirstAssigner assigner = new FirstAssigner();
    final Store store;
    Instant now = LineConnector.AT.plusSeconds(60);

    Bench() {
        this(new InMemoryStore());
    }

    Bench(Store store) {
        this.store = store;
    }

    DeskBuilder builder() {
        return Desk.builder(CONFIG)
                .connector(connector)
                .assigner(assigner)
                .store(store)
                .clock(() -> now);
    }

    static int tell(Desk desk, String lines) {
        return desk.receive("line", LineConnector.body(lines)).status();
    }

    static Conversation of(Desk desk, String customer) {
        return desk.conversation(LineConnector.conversation(customer)).orElseThrow();
    }

    static ConversationState state(Desk desk, String customer) {
        return of(desk, customer).state();
    }

    /** The customer wrote ({@code bo-1}) and lea took it. */
    static Owned owned(Desk desk, String customer) {
        tell(desk, customer + " " + customer + "-1 hello");
        if (state(desk, customer) instanceof ConversationState.Queued) {
            desk.available("lea", true);
        }
        Offered offered = (Offered) state(desk, customer);
        ConversationId id = LineConnector.conversation(customer);
        assertThat(desk.accept(id, offered.offer(), offered.agent())).isInstanceOf(CommandResult.Done.class);
        return (Owned) state(desk, customer);
    }

    static <T extends ConversationEvent> List<T> events(Desk desk, String customer, Class<T> type) {
        return desk.events(LineConnector.conversation(customer)).stream()
                .map(LoggedEvent::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
