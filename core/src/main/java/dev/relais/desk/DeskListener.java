package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;

/**
 * Is told every event after it was committed, in order within each conversation, one at a time. May call the desk; what it
 * throws is logged and changes nothing.
 */
@FunctionalInterface
public interface DeskListener {
    /**
     * Something happened.
     *
     * @param conversation the conversation after the commit that the event was part of
     */
    void on(LoggedEvent event, Conversation conversation);
}
