package dev.relais.assign;

import dev.relais.conversation.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold this conversation out to this agent.
 *
 * @param also to whom else at the same time, the next best first; whoever accepts first has it
 * @param limit how long they may think; null: until one answers
 */
public record Proposal(
        ConversationId conversation,
        String agent,
        List<String> also,
        @Nullable Duration limit) {
    /** Copies the list. */
    public Proposal {
        also = List.copyOf(also);
    }

    /** To one agent. */
    public Proposal(ConversationId conversation, String agent, @Nullable Duration limit) {
        this(conversation, agent, List.of(), limit);
    }

    /** All to whom it is to be held out. */
    public List<String> agents() {
        return Stream.concat(Stream.of(agent), also.stream()).toList();
    }
}
