package dev.relais.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place in the log.
 *
 * @param conversation whose event it is
 * @param seq counted from 1 without holes within the conversation
 * @param at when it happened: on the network for what comes from one, else at the desk
 * @param source the item of a delivery that told it; null for what the desk decided itself
 */
public record LoggedEvent(
        ConversationId conversation,
        long seq,
        Instant at,
        @Nullable Source source,
        ConversationEvent event) {
    /**
     * An item of a delivery.
     *
     * @param delivery number of the delivery in the journal
     * @param pointer JSON pointer of the item in the body
     */
    public record Source(long delivery, String pointer) {}
}
