package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.account.Accounts;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reception;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.desk.Desk;
import dev.relais.presence.Presence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What steps of escalation do to the engine, through the desk. */
class EscalatedDeskTest {
    private static final Instant START = Instant.parse("2026-09-01T09:00:00Z");
    private static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "d", "departments": ["care", "press", "leads"],
             "accounts": [{"id": "page", "network": "post", "externalId": "1"}],
             "slas": [{"id": "social", "firstResponse": "PT30M", "warnAt": [0.5], "escalate": [
                         {"at": 0.5, "priority": "urgent"}, {"at": 1, "also": ["press"]}, {"after": "PT10M", "handTo": "max"}]}],
             "agents": [{"id": "lea", "departments": ["care"], "capacity": {"total": 1}},
                        {"id": "pia", "departments": ["press"], "capacity": {"total": 1}},
                        {"id": "max", "departments": ["leads"], "capacity": {"total": 1}}],
             "queues": [{"id": "care", "department": "care", "order": "priority", "ageing": null, "offer": "PT2H"},
                        {"id": "press", "department": "press"}],
             "rules": [{"id": "promised", "when": {"text": "promised"}, "then": {"sla": "social"}},
                       {"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    private Instant now = START;
    private final Desk desk = Desk.builder(CONFIG)
            .connector(new Post())
            .assigner(new RoutingEngine(CONFIG))
            .clock(() -> now)
            .build();

    /** A body is {@code customer text}; everybody writes in private. */
    private static final class Post implements Connector {
        @Override
        public String network() {
            return "post";
        }

        @Override
        public Set<String> networks() {
            return Set.of("post");
        }

        @Override
        public Set<String> signatureHeaders() {
            return Set.of();
        }

        @Override
        public Reception receive(WebhookRequest request) {
            return new Reception.Accepted(WebhookResponse.empty(200));
        }

        @Override
        public List<Inbound> understand(Delivery delivery, Accounts accounts) {
            String[] words = new String(delivery.body(), StandardCharsets.UTF_8).split(" ", 2);
            Message message = new Message(
                    "post",
                    "page",
                    words[0] + delivery.receivedAt(),
                    Surface.DIRECT,
                    new Author(words[0], null, null),
                    words[1],
                    List.of(),
                    null,
                    delivery.receivedAt(),
                    false);
            return List.of(new Inbound.Received("", message, key(words[0]), Set.of(message.externalId()), 0));
        }

        @Override
        public SendOutcome send(SendRequest request) {
            return new SendOutcome.Sent("out-" + request.id());
        }
    }

    private static ConversationKey key(String customer) {
        return new ConversationKey("page", null, customer);
    }

    private ConversationId writes(String customer, String text) {
        byte[] body = (customer + " " + text).getBytes(StandardCharsets.UTF_8);
        desk.receive("post", new WebhookRequest("POST", Map.of(), Map.of(), body));
        return key(customer).id();
    }

    private void at(int minutes) {
        now = START.plus(Duration.ofMinutes(minutes)).plusSeconds(1);
        desk.tick();
    }

    private List<String> holders(ConversationId id) {
        return desk.conversation(id).map(Conversation::holders).orElseThrow();
    }

    @Test
    void a_raised_priority_goes_before_those_who_came_earlier() {
        ConversationId early = writes("early", "hello");
        now = START.plusSeconds(10);
        ConversationId late = writes("late", "promised");
        at(16);
        desk.presence("lea", Presence.AVAILABLE);
        assertThat(holders(late)).containsExactly("lea");
        assertThat(desk.conversation(early).orElseThrow().state()).isInstanceOf(Queued.class);
    }

    @Test
    void a_widened_queue_gets_agents_of_another_one() {
        ConversationId plain = writes("plain", "hello");
        ConversationId bo = writes("bo", "promised");
        desk.presence("pia", Presence.AVAILABLE);
        at(29);
        assertThat(holders(bo)).isEmpty();
        at(30);
        assertThat(holders(bo)).containsExactly("pia");
        assertThat(holders(plain)).isEmpty();
    }

    @Test
    void a_lead_takes_it_from_its_owner_within_his_capacity() {
        ConversationId bo = writes("bo", "promised");
        ConversationId al = writes("al", "promised");
        desk.presence("lea", Presence.AVAILABLE);
        ConversationId hers = holders(bo).isEmpty() ? al : bo;
        ConversationId waits = hers.equals(bo) ? al : bo;
        desk.accept(hers, ((Offered) desk.conversation(hers).orElseThrow().state()).offer(), "lea");
        desk.presence("max", Presence.AVAILABLE);
        at(41);
        List<ConversationId> of = List.of(hers, waits).stream()
                .filter(id -> holders(id).equals(List.of("max")))
                .toList();
        assertThat(of).as("he has room for one").hasSize(1);
        ConversationId other = of.get(0).equals(hers) ? waits : hers;
        assertThat(holders(other))
                .as("work conserving: lea has one, be it the other")
                .containsExactly("lea");
    }
}
