package dev.relais.assign;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import dev.relais.rules.Priority;
import java.time.Duration;
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
 * @param kind those of one kind take about as long to handle, so that the past of a kind tells its future; null: as its queue
 * @param forecast how long an agent is expected to be busy with it; null: nobody says, and the past of its kind counts
 * @param also queues whose agents may take it, too
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
        Set<String> excluded,
        @Nullable String kind,
        @Nullable Duration forecast,
        Set<String> also) {
    public Waiting {
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be at least 1, not " + weight);
        }
        if (forecast != null && forecast.isNegative()) {
            throw new IllegalArgumentException("forecast must not be negative, is " + forecast);
        }
        requires = Map.copyOf(requires);
        excluded = Set.copyOf(excluded);
        also = Set.copyOf(also);
    }

    /** One that only agents of its own queue may take, and of those that the queue's ladder names. */
    public Waiting(
            ConversationId conversation,
            String queue,
            Priority priority,
            int weight,
            Visibility visibility,
            Map<String, Integer> requires,
            @Nullable String preferAgent,
            Instant since,
            @Nullable Instant dueAt,
            Set<String> excluded,
            @Nullable String kind,
            @Nullable Duration forecast) {
        this(
                conversation,
                queue,
                priority,
                weight,
                visibility,
                requires,
                preferAgent,
                since,
                dueAt,
                excluded,
                kind,
                forecast,
                Set.of());
    }

    /** One of whose handling time nothing is known. */
    public Waiting(
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
        this(
                conversation,
                queue,
                priority,
                weight,
                visibility,
                requires,
                preferAgent,
                since,
                dueAt,
                excluded,
                null,
                null);
    }
}
