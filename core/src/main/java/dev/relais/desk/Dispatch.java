package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the engine's picture of who waits and who is busy the same as the conversations say. */
final class Dispatch {
    private final Assigner assigner;
    private final ServiceLevels levels;
    private final Map<String, Served> served = new HashMap<>();
    private final Map<String, Duration> sticky = new HashMap<>();

    /** Who had a customer last. */
    private record Served(String agent, Instant at) {}

    Dispatch(DeskConfig config, Assigner assigner, ServiceLevels levels) {
        this.assigner = assigner;
        this.levels = levels;
        config.queues()
                .forEach(queue -> sticky.put(queue.id(), queue.sticky() == null ? Duration.ZERO : queue.sticky()));
    }

    /** Tells the engine what a commit changed. */
    void follow(List<LoggedEvent> events, Conversation after) {
        if (events.stream().anyMatch(logged -> moves(logged.event()))) {
            picture(after, events.get(events.size() - 1).at());
        }
    }

    private static boolean moves(ConversationEvent event) {
        return event instanceof ConversationEvent.ConversationRouted
                || event instanceof ConversationEvent.ConversationQueued
                || event instanceof ConversationEvent.OfferMade
                || event instanceof ConversationEvent.OfferDeclined
                || event instanceof ConversationEvent.ConversationAssigned
                || event instanceof ConversationEvent.ConversationSnoozed
                || event instanceof ConversationEvent.ConversationResolved
                || event instanceof ConversationEvent.ConversationHandledElsewhere;
    }

    /** Tells the engine where a conversation stands, whatever it was told before. */
    void picture(Conversation conversation, Instant at) {
        ConversationId id = conversation.id();
        ConversationState state = conversation.state();
        if (state instanceof ConversationState.Queued queued) {
            assigner.freed(id, at);
            assigner.waiting(waiting(conversation, queued, at));
        } else if (state instanceof ConversationState.Offered offered) {
            assigner.offered(id, offered.agents(), weight(conversation), conversation.visibility(), at);
        } else if (conversation.agent().isPresent() && state.isOpen()) {
            occupied(conversation, conversation.agent().get(), at);
            remember(conversation, conversation.agent().get(), at);
        } else {
            assigner.freed(id, at);
            assigner.gone(id);
        }
    }

    private void occupied(Conversation conversation, String agent, Instant at) {
        assigner.occupied(conversation.id(), agent, weight(conversation), conversation.visibility(), at);
    }

    private static int weight(Conversation conversation) {
        return conversation.routed() == null ? 1 : conversation.routed().weight();
    }

    private void remember(Conversation conversation, String agent, Instant at) {
        customer(conversation).ifPresent(customer -> served.put(customer, new Served(agent, at)));
    }

    private static Optional<String> customer(Conversation conversation) {
        return Optional.ofNullable(conversation.key().customer()).map(id -> conversation.network() + ":" + id);
    }

    private Waiting waiting(Conversation conversation, ConversationState.Queued queued, Instant at) {
        ConversationRouted routed = conversation.routed();
        if (routed == null) {
            throw new IllegalStateException(conversation.id() + " waits without having been routed");
        }
        return new Waiting(
                conversation.id(),
                queued.queue(),
                routed.priority(),
                routed.weight(),
                conversation.visibility(),
                routed.requires(),
                preferred(conversation, routed, queued.since()),
                queued.since(),
                levels.answerDue(conversation, at).orElse(null),
                conversation.declinedBy());
    }

    /** Whom a rule names, else who had this customer last, as long as the queue remembers. */
    private @Nullable String preferred(Conversation conversation, ConversationRouted routed, Instant since) {
        String named = routed.preferAgent();
        if (named != null) {
            return named;
        }
        if (conversation.preferredAgent() != null) {
            return conversation.preferredAgent();
        }
        Duration remembered = sticky.getOrDefault(String.valueOf(routed.queue()), Duration.ZERO);
        return customer(conversation)
                .map(served::get)
                .filter(last -> last.at().plus(remembered).isAfter(since))
                .map(Served::agent)
                .orElse(null);
    }

    void available(String agent, boolean available, Instant at) {
        assigner.available(agent, available, at);
    }

    List<Proposal> propose(Instant now) {
        return assigner.propose(now);
    }

    /** When the engine may have more to say although nobody does anything. */
    Optional<Instant> nextChange(Instant now) {
        return assigner.nextChange(now);
    }
}
