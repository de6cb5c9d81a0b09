package dev.relais.benchmarks;

import dev.relais.account.Accounts;
import dev.relais.analysis.SimpleAnalyzer;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Reception;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.connect.WebhookRequest;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.LoggedEvent;
import dev.relais.desk.Desk;
import dev.relais.routing.RoutingEngine;
import java.util.List;
import java.util.Set;

/**
 * What a desk writes down while a customer and an agent talk: received, analyzed, routed, queued, offered, accepted, assigned, answered,
 * sent, awaited, and again.
 */
final class History {
    private static final String AGENT = "lea";

    private History() {}

    /** The first {@code length} events of a conversation. */
    static List<LoggedEvent> of(int length) {
        Connector x = new Answering(Network.X.connector());
        Desk desk = Desk.builder(House.CONFIG)
                .connector(x)
                .clock(House.CLOCK)
                .analyzer(new SimpleAnalyzer())
                .assigner(new RoutingEngine(House.CONFIG))
                .build();
        desk.available(AGENT, true);
        Template bodies = Network.X.bodies();
        long message = 0;
        while (message == 0 || events(desk).size() < length) {
            desk.receive(x.network(), Network.X.signed(bodies.fill(1, ++message)));
            answer(desk);
        }
        return events(desk).subList(0, length);
    }

    private static List<LoggedEvent> events(Desk desk) {
        return desk.events(id(desk));
    }

    private static ConversationId id(Desk desk) {
        return desk.conversations().get(0).id();
    }

    private static void answer(Desk desk) {
        ConversationId id = id(desk);
        if (state(desk) instanceof ConversationState.Offered offered) {
            desk.accept(id, offered.offer(), AGENT);
        }
        if (!(state(desk) instanceof ConversationState.Owned owned)) {
            throw new IllegalStateException("the conversation should be owned, not " + state(desk));
        }
        desk.reply(id, owned.token(), "I am sorry to hear that. Which model is it, and when did you buy it?");
    }

    private static ConversationState state(Desk desk) {
        return desk.conversation(id(desk)).map(Conversation::state).orElseThrow();
    }

    /** Receives like another, and says that every reply was sent. */
    private record Answering(Connector reads) implements Connector {
        @Override
        public String network() {
            return reads.network();
        }

        @Override
        public Set<String> networks() {
            return reads.networks();
        }

        @Override
        public Set<String> signatureHeaders() {
            return reads.signatureHeaders();
        }

        @Override
        public Reception receive(WebhookRequest request) {
            return reads.receive(request);
        }

        @Override
        public List<Inbound> understand(Delivery delivery, Accounts accounts) {
            return reads.understand(delivery, accounts);
        }

        @Override
        public SendOutcome send(SendRequest request) {
            return new SendOutcome.Sent("sent-" + request.id());
        }
    }
}
