package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.Refusal;

/** What became of something that an agent wanted. */
public sealed interface CommandResult {
    /** It happened; this is the conversation afterwards. */
    record Done(Conversation conversation) implements CommandResult {}

    /** It did not; nothing changed. */
    record Refused(Refusal refusal) implements CommandResult {}
}
