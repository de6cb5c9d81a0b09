package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.ConversationState.Snoozed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where conversations stand and what is to be done about them, kept up to date event by event. The desk's lock guards it. */
final class Board {
    private record Place(
            String state, @Nullable String queue, @Nullable String agent) {}

    private final Map<ConversationId, Place> open = new HashMap<>();
    private final Map<String, Long> states = new TreeMap<>();
    private final Map<String, Long> queues = new TreeMap<>();
    private final Map<String, Long> agents = new TreeMap<>();
    private final Set<ConversationId> sending = new LinkedHashSet<>();
    private final Set<ConversationId> unattended = new LinkedHashSet<>();
    private final Map<ConversationId, List<String>> holders = new HashMap<>();
    private final Map<String, Set<ConversationId>> ofAgents = new HashMap<>();
    final Agenda<ConversationId> agenda = new Agenda<>();

    void follow(Conversation conversation) {
        ConversationId id = conversation.id();
        move(id, conversation.state().isOpen() ? place(conversation.state()) : null);
        holds(id, conversation.holders());
        agenda.put(id, conversation.nextChange().orElse(null));
        note(sending, id, conversation.nextSend().isPresent());
        note(unattended, id, conversation.unattended());
    }

    private static void note(Set<ConversationId> set, ConversationId id, boolean member) {
        if (member) {
            set.add(id);
        } else {
            set.remove(id);
        }
    }

    private void holds(ConversationId id, List<String> now) {
        List<String> before = now.isEmpty() ? holders.remove(id) : holders.put(id, now);
        if (before != null) {
            before.forEach(
                    agent -> ofAgents.getOrDefault(agent, new HashSet<>()).remove(id));
        }
        now.forEach(agent ->
                ofAgents.computeIfAbsent(agent, none -> new LinkedHashSet<>()).add(id));
    }

    private void move(ConversationId id, @Nullable Place to) {
        Place from = to == null ? open.remove(id) : open.put(id, to);
        if (from != null) {
            count(from, -1);
        }
        if (to != null) {
            count(to, 1);
        }
    }

    private void count(Place place, long by) {
        add(states, place.state(), by);
        add(queues, place.queue(), by);
        add(agents, place.agent(), by);
    }

    private static void add(Map<String, Long> counts, @Nullable String name, long by) {
        if (name != null) {
            counts.merge(name, by, (before, more) -> before + more == 0 ? null : before + more);
        }
    }

    private static Place place(ConversationState state) {
        if (state instanceof Queued s) {
            return new Place("queued", s.queue(), null);
        }
        if (state instanceof Offered s) {
            return new Place("offered", s.queue(), s.agent());
        }
        if (state instanceof Owned s) {
            return new Place("owned", null, s.agent());
        }
        if (state instanceof AwaitingCustomer s) {
            return new Place("waiting-for-customer", null, s.agent());
        }
        return new Place(state instanceof Snoozed ? "snoozed" : "unrouted", null, null);
    }

    /** Conversations that an agent has, be they only held out to him. */
    List<ConversationId> of(String agent) {
        return List.copyOf(ofAgents.getOrDefault(agent, Set.of()));
    }

    /** Conversations with a send that has no outcome yet. */
    List<ConversationId> sending() {
        return List.copyOf(sending);
    }

    /** Conversations in which the customer wrote something that nobody decided about. */
    List<ConversationId> unattended() {
        return List.copyOf(unattended);
    }

    Map<String, Long> states() {
        return Map.copyOf(states);
    }

    Map<String, Long> queues() {
        return Map.copyOf(queues);
    }

    Map<String, Long> agents() {
        return Map.copyOf(agents);
    }
}
