package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Store;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conversations that are linked: one matter, told in public, in private and on the phone. */
final class Matter {
    private Matter() {}

    /** The conversation and all that are linked with it, over any number of links; the oldest first. */
    static List<Conversation> of(Conversation conversation, Store store) {
        if (conversation.links().isEmpty()) {
            return List.of(conversation);
        }
        Map<ConversationId, Conversation> found = new LinkedHashMap<>();
        Deque<Conversation> next = new ArrayDeque<>(List.of(conversation));
        while (!next.isEmpty()) {
            Conversation one = next.remove();
            if (found.putIfAbsent(one.id(), one) == null) {
                one.links().forEach(link -> store.conversation(link).ifPresent(next::add));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Conversation::openedAt)
                        .thenComparing(one -> one.id().value()))
                .toList();
    }

    /** What happened in all of them, in the order of time. */
    static List<LoggedEvent> events(List<Conversation> matter, Store store) {
        if (matter.size() == 1) {
            return store.events(matter.get(0).id());
        }
        List<LoggedEvent> all = new ArrayList<>();
        matter.forEach(one -> all.addAll(store.events(one.id())));
        all.sort(Comparator.comparing(LoggedEvent::at));
        return all;
    }

    /** The events cut where a matter had rested for so long that a message began another: right after it was settled. */
    static List<List<LoggedEvent>> episodes(List<LoggedEvent> events) {
        List<List<LoggedEvent>> episodes = new ArrayList<>();
        Map<ConversationId, Integer> numbers = new HashMap<>();
        int start = 0;
        int settled = 0;
        for (int i = 0; i < events.size(); i++) {
            LoggedEvent logged = events.get(i);
            if (logged.event() instanceof ConversationResolved
                    || logged.event() instanceof ConversationHandledElsewhere) {
                settled = i + 1;
            } else if (logged.event() instanceof ConversationReopened reopened
                    && reopened.episode() > numbers.getOrDefault(logged.conversation(), 1)) {
                numbers.put(logged.conversation(), reopened.episode());
                episodes.add(events.subList(start, settled));
                start = settled;
            }
        }
        episodes.add(events.subList(start, events.size()));
        return episodes;
    }
}
