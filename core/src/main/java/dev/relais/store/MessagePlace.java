package dev.relais.store;

import dev.relais.conversation.ConversationId;
import dev.relais.conversation.MessageId;

/** Where a message stands. */
public record MessagePlace(ConversationId conversation, MessageId message) {}
