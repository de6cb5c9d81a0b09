package dev.relais.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every type of event that this version knows, by its name. */
final class EventTypes {
    private static final Map<String, EventType<?>> BY_NAME = Stream.of(
                    MessageEvents.ALL, QueueEvents.ALL, PromiseEvents.ALL, SendEvents.ALL, BackstageEvents.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    private EventTypes() {}

    /** The type of that name; null where this version does not know it. */
    static @Nullable EventType<?> named(String name) {
        return BY_NAME.get(name);
    }

    /** Writes the members of {@code event}. */
    static void write(ObjectNode line, ConversationEvent event, Conversation conversation) {
        EventType<?> type = named(event.getClass().getSimpleName());
        if (type == null) {
            throw new IllegalArgumentException("no JSON for " + event.getClass().getSimpleName());
        }
        type.write(line, event, conversation);
    }
}
