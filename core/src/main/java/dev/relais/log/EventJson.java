package dev.relais.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Sent;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.MessageId;
import dev.relais.json.StrictJson;
import dev.relais.store.Unattached;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Events as lines of JSON. The members of every type are fixed by {@code dev/relais/log/events.schema.json}.
 */
public final class EventJson {
    private EventJson() {}

    /**
     * One event of a conversation.
     *
     * @param conversation the conversation after the event, for the message that the event speaks of
     */
    public static String line(LoggedEvent logged, Conversation conversation) {
        ObjectNode line = StrictJson.object();
        line.put("conversation", logged.conversation().value());
        line.put("seq", logged.seq());
        line.put("at", logged.at().toString());
        line.put("type", logged.event().getClass().getSimpleName());
        source(line, logged.source());
        EventTypes.write(line, logged.event(), conversation);
        return StrictJson.write(line);
    }

    /**
     * What belongs to no conversation, each {@code "conversation": null} or a {@code NotUnderstood}, in the order given. Of
     * several versions of one message the first is {@code MessageSent}, the others are edits of it.
     */
    public static void lines(Collection<Unattached> items, Consumer<String> to) {
        Map<MessageId, Long> first = new HashMap<>();
        for (Unattached item : items) {
            if (item.inbound() instanceof Sent sent) {
                first.merge(sent.message().id(), sent.revision(), Math::min);
            }
        }
        for (Unattached item : items) {
            boolean edit = item.inbound() instanceof Sent sent
                    && sent.revision() > first.getOrDefault(sent.message().id(), 0L);
            to.accept(line(item, edit));
        }
    }

    private static String line(Unattached item, boolean edit) {
        ObjectNode line = StrictJson.object();
        if (item.inbound() instanceof NotUnderstood unknown) {
            line.put("type", "NotUnderstood");
            source(line, item.source());
            line.put("network", unknown.network());
            line.put("reason", unknown.reason());
            return StrictJson.write(line);
        }
        line.putNull("conversation");
        line.putNull("seq");
        UnattachedJson.write(line, item, edit);
        return StrictJson.write(line);
    }

    static void source(ObjectNode line, @Nullable Source source) {
        if (source != null) {
            line.put("delivery", source.delivery());
            line.put("pointer", source.pointer());
        }
    }
}
