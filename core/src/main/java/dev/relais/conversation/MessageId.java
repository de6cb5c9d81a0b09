package dev.relais.conversation;

/** Relais' own id of a message, derived from the account and the network's id. */
public record MessageId(String value) implements Comparable<MessageId> {
    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    /** The id of the message that {@code account}'s network calls {@code externalId}. */
    public static MessageId of(String account, String externalId) {
        return new MessageId(Ids.derive("m-", account, externalId));
    }

    @Override
    public String toString() {
        return value;
    }
}
