package dev.relais.assign;

import dev.relais.conversation.ConversationId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hold this conversation out to this agent.
 *
 * @param limit how long he may think; null: until he answers
 */
public record Proposal(
        ConversationId conversation, String agent, @Nullable Duration limit) {}
