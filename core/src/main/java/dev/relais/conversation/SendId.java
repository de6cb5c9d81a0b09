package dev.relais.conversation;

/** The id of one outbound act, derived from the conversation and the place of the act in its history. */
public record SendId(String value) implements Comparable<SendId> {
    @Override
    public int compareTo(SendId other) {
        return value.compareTo(other.value);
    }

    /** The id of the send that a conversation decides at {@code seq}. */
    public static SendId of(ConversationId conversation, long seq) {
        return new SendId(Ids.derive("s-", conversation.value(), Long.toString(seq)));
    }

    @Override
    public String toString() {
        return value;
    }
}
