package dev.relais.desk;

import dev.relais.conversation.ConversationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When something is due in which conversation. Not thread-safe. */
final class Agenda {
    private record Due(Instant at, ConversationId conversation) {}

    private final TreeSet<Due> byTime = new TreeSet<>(Comparator.comparing(Due::at)
            .thenComparing(due -> due.conversation().value()));
    private final Map<ConversationId, Due> byConversation = new HashMap<>();

    /** Notes the next instant at which something is due; null for nothing. */
    void put(ConversationId conversation, @Nullable Instant at) {
        Due before = byConversation.remove(conversation);
        if (before != null) {
            byTime.remove(before);
        }
        if (at != null) {
            Due due = new Due(at, conversation);
            byConversation.put(conversation, due);
            byTime.add(due);
        }
    }

    /** The first instant at which anything is due. */
    Optional<Instant> first() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
    }

    /** The conversation where something is due first, if that is at or before {@code now}. */
    Optional<ConversationId> due(Instant now) {
        return byTime.isEmpty() || byTime.first().at().isAfter(now)
                ? Optional.empty()
                : Optional.of(byTime.first().conversation());
    }
}
