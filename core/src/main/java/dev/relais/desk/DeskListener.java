package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.insight.Insight;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Somebody wrote about the brand without writing to it, and listening found it. Told once or more often, in no order, before a rule
     * decides whether it becomes a matter; what was said is not kept anywhere else unless it does.
     *
     * @param queries ids of the saved queries that found it
     * @param insight what the analyzer says of it; empty where there is none
     */
    default void mentioned(Message message, Set<String> queries, Optional<Insight> insight) {}
}
