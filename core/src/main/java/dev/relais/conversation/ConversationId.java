package dev.relais.conversation;

/** The id of a conversation, derived from its {@link ConversationKey}. */
public record ConversationId(String value) implements Comparable<ConversationId> {
    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
