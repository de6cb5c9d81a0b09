package dev.relais.metrics;

import dev.relais.conversation.ConversationEvent.ConversationRouted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decided where a conversation went.
 *
 * @param aside whether a rule decided that it goes nowhere
 */
record Routing(
        @Nullable String queue, boolean aside, @Nullable String sla, int weight, List<String> rules) {
    private static final int MOST_RULES = 1_000;

    /** Each rule once, and of more than a thousand the first. */
    Routing {
        rules = rules.stream().distinct().limit(MOST_RULES).toList();
    }

    static Routing of(ConversationRouted event) {
        return new Routing(
                event.queue(), event.queue() == null, event.sla(), Math.max(1, event.weight()), event.rules());
    }
}
