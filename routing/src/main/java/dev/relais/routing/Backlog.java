package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.conversation.ConversationId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits, queue by queue; in no order, for orders change with time. */
final class Backlog {
    private final Map<ConversationId, Waiting> all = new HashMap<>();
    private final Map<String, Map<ConversationId, Waiting>> queues = new LinkedHashMap<>();

    void put(Waiting waiting) {
        remove(waiting.conversation());
        all.put(waiting.conversation(), waiting);
        queues.computeIfAbsent(waiting.queue(), queue -> new LinkedHashMap<>()).put(waiting.conversation(), waiting);
    }

    void remove(ConversationId conversation) {
        Waiting before = all.remove(conversation);
        if (before != null) {
            queues.getOrDefault(before.queue(), Map.of()).remove(conversation);
        }
    }

    @Nullable
    Waiting get(ConversationId conversation) {
        return all.get(conversation);
    }

    Collection<Waiting> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    Set<ConversationId> ids() {
        return Collections.unmodifiableSet(all.keySet());
    }

    /** A copy. */
    List<Waiting> in(String queue) {
        return List.copyOf(queues.getOrDefault(queue, Map.of()).values());
    }
}
