package dev.relais.store;

import dev.relais.conversation.ConversationId;

/** What a fact waits for. */
public sealed interface Awaited {
    /** A message that the network speaks of. */
    record Message(ExternalId id) implements Awaited {}

    /** The first message of a conversation. */
    record Opening(ConversationId conversation) implements Awaited {}
}
