package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.CallResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise to call the customer.
 *
 * @param agent who promised
 * @param consent how the customer agreed
 * @param promisedAt when
 * @param from when the call may be made, at the earliest
 * @param to by when it was promised, exclusive: a deadline
 * @param result what became of it; null while it is owed
 * @param endedAt when; null while it is owed
 */
public record Call(
        String id,
        String agent,
        String consent,
        Instant promisedAt,
        Instant from,
        Instant to,
        @Nullable CallResult result,
        @Nullable Instant endedAt) {
    /** Whether the customer still waits for it. */
    public boolean isOwed() {
        return result == null;
    }

    Call ended(CallResult how, Instant at) {
        return new Call(id, agent, consent, promisedAt, from, to, how, at);
    }

    Call erased() {
        return new Call(id, agent, "", promisedAt, from, to, result, endedAt);
    }

    @Override
    public String toString() {
        return "Call[" + id + "]";
    }
}
