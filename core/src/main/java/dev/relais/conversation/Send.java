package dev.relais.conversation;

import org.jspecify.annotations.Nullable;

/**
 * An outbound act and what is known of its outcome.
 *
 * @param inReplyTo external id of the message that it answers
 * @param externalId the network's id of what was sent, once known
 * @param reason why it was refused or delayed, in the connector's words
 */
public record Send(
        SendId id,
        String agent,
        String text,
        @Nullable String inReplyTo,
        SendState state,
        @Nullable String externalId,
        @Nullable String reason) {
    /** Whether nobody can say yet if the network has it; nothing else may be sent until somebody can. */
    public boolean isUndecided() {
        return state == SendState.SENDING || state == SendState.UNKNOWN;
    }

    @Override
    public String toString() {
        return "Send[" + id + " " + state + "]";
    }
}
