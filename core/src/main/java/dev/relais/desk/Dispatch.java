package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Awaiting;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the engine's picture of who waits and who is busy the same as the conversations say. */
final class Dispatch {
    private final Assigner assigner;
    private final ServiceLevels levels;
    private final Map<String, Served> served = new HashMap<>();
    private final Map<String, Duration> sticky = new HashMap<>();
    private final Map<String, List<Awaiting>> awaiting = new HashMap<>();
    private final Map<ConversationId, Waning> waning = new HashMap<>();
    private final Agenda<ConversationId> lighter = new Agenda<>();
    private final Loads loads;
    private Instant latest = Instant.MIN;

    /** Who had a customer last. */
    private record Served(String agent, Instant at) {}

    Dispatch(DeskConfig config, Assigner assigner, ServiceLevels levels) {
        this.assigner = assigner;
        this.levels = levels;
        loads = new Loads(config);
        for (QueueConfig queue : config.queues()) {
            sticky.put(queue.id(), queue.sticky() == null ? Duration.ZERO : queue.sticky());
            awaiting.put(queue.id(), queue.awaiting());
        }
    }

    /** Tells the engine what a commit changed. */
    void follow(List<LoggedEvent> events, Conversation after) {
        if (events.stream().anyMatch(logged -> moves(logged.event()) || weighs(logged.event(), after))) {
            picture(after, events.get(events.size() - 1).at());
        }
    }

    private static boolean moves(ConversationEvent event) {
        return event instanceof ConversationEvent.ConversationRouted
                || event instanceof ConversationEvent.ConversationQueued
                || event instanceof ConversationEvent.OfferMade
                || event instanceof ConversationEvent.OfferDeclined
                || event instanceof ConversationEvent.OfferWithdrawn
                || event instanceof ConversationEvent.ConversationAssigned
                || event instanceof ConversationEvent.ConversationSnoozed
                || event instanceof ConversationEvent.ConversationEscalated
                || event instanceof ConversationEvent.ConversationResolved
                || event instanceof ConversationEvent.ConversationHandledElsewhere;
    }

    /** Whether it weighs another amount from then on, in the hands that it was in. */
    private boolean weighs(ConversationEvent event, Conversation after) {
        return !steps(after).isEmpty()
                && (event instanceof ConversationEvent.CustomerAwaited
                        || event instanceof ConversationEvent.ConversationResumed);
    }

    private List<Awaiting> steps(Conversation conversation) {
        return awaiting.getOrDefault(String.valueOf(conversation.queue()), List.of());
    }

    /** Tells the engine where a conversation stands, whatever it was told before. */
    void picture(Conversation conversation, Instant at) {
        ConversationId id = conversation.id();
        ConversationState state = conversation.state();
        waning.remove(id);
        lighter.put(id, null);
        loads.free(id);
        if (state instanceof ConversationState.Queued queued) {
            assigner.waiting(waiting(conversation, queued, at));
        } else if (state instanceof ConversationState.Offered offered) {
            loads.hold(id, offered.agents(), weight(conversation), conversation.visibility());
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
        if (conversation.state() instanceof ConversationState.AwaitingCustomer
                && !steps(conversation).isEmpty()) {
            Waning one = new Waning(
                    agent,
                    weight(conversation),
                    conversation.visibility(),
                    conversation.pace().awaits(),
                    steps(conversation));
            waning.put(conversation.id(), one);
            wane(conversation.id(), one, at);
        } else {
            holds(conversation.id(), agent, weight(conversation), conversation.visibility(), at);
        }
    }

    private static int weight(Conversation conversation) {
        return conversation.routed() == null ? 1 : conversation.routed().weight();
    }

    private void holds(ConversationId id, String agent, int weight, Visibility visibility, Instant at) {
        loads.hold(id, List.of(agent), weight, visibility);
        if (weight > 0) {
            assigner.occupied(id, agent, weight, visibility, at);
        } else {
            assigner.freed(id, at);
            assigner.gone(id);
        }
    }

    /** It weighs what it weighs at the latest instant that was ever seen: a clock that goes back makes nothing heavier. */
    private void wane(ConversationId id, Waning one, Instant at) {
        Instant now = pass(at);
        holds(id, one.agent(), one.weight(now), one.visibility(), at);
        lighter.put(id, one.nextStep(now).orElse(null));
    }

    private Instant pass(Instant at) {
        latest = at.isAfter(latest) ? at : latest;
        return latest;
    }

    /** Time passes: what waits for its customer gets lighter. */
    void elapse(Instant now) {
        Instant then = pass(now);
        for (Optional<ConversationId> due = lighter.due(then); due.isPresent(); due = lighter.due(then)) {
            ConversationId id = due.get();
            Waning one = waning.get(id);
            if (one == null) {
                lighter.put(id, null);
            } else {
                wane(id, one, now);
            }
        }
    }

    /** Whether whoever waits for a customer has room to go on with him. */
    boolean hasRoom(Conversation conversation) {
        return conversation
                .agent()
                .map(agent -> loads.hasRoom(conversation.id(), agent, weight(conversation), conversation.visibility()))
                .orElse(true);
    }

    /** Whether somebody else has room for it. */
    boolean hasRoom(Conversation conversation, String agent) {
        return loads.hasRoom(conversation.id(), agent, weight(conversation), conversation.visibility());
    }

    /** The units of an agent that are taken. */
    int units(String agent) {
        return loads.units(agent);
    }

    /** How many units an agent may have from now on. */
    void limit(String agent, int units, Instant at) {
        assigner.limit(agent, units, at);
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
                conversation.escalation().priority(routed.priority()),
                routed.weight(),
                conversation.visibility(),
                routed.requires(),
                preferred(conversation, routed, queued.since()),
                queued.since(),
                levels.answerDue(conversation, at).orElse(null),
                conversation.declinedBy(),
                kind(conversation, queued.queue()),
                null,
                conversation.escalation().also());
    }

    /** Conversations about the same topic in the same queue take about as long. */
    private static String kind(Conversation conversation, String queue) {
        return conversation
                .lastInbound()
                .map(entry -> conversation.insights().get(entry.message().id()))
                .flatMap(insight -> insight.topics().stream().findFirst())
                .map(topic -> queue + "/" + topic.topic())
                .orElse(queue);
    }

    /** The lead to whom it was handed, else whom a rule names, else who had this customer last, as long as the queue remembers. */
    private @Nullable String preferred(Conversation conversation, ConversationRouted routed, Instant since) {
        String lead = conversation.escalation().lead();
        if (lead != null) {
            return lead;
        }
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

    /** When the engine may have more to say although nobody does anything, or is to be told that something got lighter. */
    Optional<Instant> nextChange(Instant now) {
        return Stream.concat(assigner.nextChange(now).stream(), lighter.first().stream())
                .min(Instant::compareTo);
    }
}
