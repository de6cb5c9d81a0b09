package dev.relais.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One type of event: how its members are written and how they are read. */
record EventType<E extends ConversationEvent>(Class<E> type, Writer<E> writer, Function<LogNode, E> reader) {
    /** Writes the members of one type of event. */
    interface Writer<E extends ConversationEvent> {
        void write(ObjectNode line, E event, Conversation conversation);
    }

    static <E extends ConversationEvent> EventType<E> of(
            Class<E> type, BiConsumer<ObjectNode, E> writer, Function<LogNode, E> reader) {
        return new EventType<>(type, (line, event, conversation) -> writer.accept(line, event), reader);
    }

    String name() {
        return type.getSimpleName();
    }

    void write(ObjectNode line, ConversationEvent event, Conversation conversation) {
        writer.write(line, type.cast(event), conversation);
    }
}
