package dev.relais.assign;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import dev.relais.rules.Priority;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits for somebody.
 *
 * @param queue where it waits
 * @param priority how urgent it is
 * @param weight units of an agent's capacity that it takes; at least 1
 * @param visibility which of an agent's capacities it takes them from, beside the total
 * @param requires skill → least level
 * @param preferAgent who should get it while he is present and has room: named by a rule, or the customer's last agent; null:
 *     nobody
 * @param since when it began to wait; an offer that fails does not move it
 * @param dueAt when its next target is due; null where nothing is promised
 * @param excluded agents who declined it or let an offer lapse
 */
public record Waiting(
        ConversationId conversation,
        String queue,
        Priority priority,
        int weight,
        Visibility visibility,
        Map<String, Integer> requires,
        @Nullable String preferAgent,
        Instant since,
        @Nullable Instant dueAt,
        Set<String> excluded) {
    public Waiting {
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be at least 1, not " + weight);
        }
        requires = Map.copyOf(requires);
        excluded = Set.copyOf(excluded);
    }
}
