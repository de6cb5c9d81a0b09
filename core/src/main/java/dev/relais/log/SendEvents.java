package dev.relais.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.ConversationEvent.HidingRequested;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Visibility;
import java.util.List;

/** What goes out, and what became of it. */
final class SendEvents {
    static final List<EventType<?>> ALL = List.of(
            EventType.of(ReplyRequested.class, SendEvents::reply, SendEvents::reply),
            EventType.of(
                    HidingRequested.class,
                    (line, e) -> {
                        line.put("send", e.send().value()).put("agent", e.agent());
                        MessageJson.ref(line, e.message());
                        line.put("hidden", e.hidden());
                    },
                    node -> new HidingRequested(
                            send(node), node.text("agent"), MessageJson.ref(node), node.flag("hidden"))),
            EventType.of(
                    SendStarted.class,
                    (line, e) -> line.put("send", e.send().value())
                            .put("attempt", e.attempt())
                            .put("term", e.term()),
                    node -> new SendStarted(send(node), node.integer("attempt"), node.number("term"))),
            EventType.of(SendSettled.class, SendEvents::settled, SendEvents::settled));

    private SendEvents() {}

    private static SendId send(LogNode node) {
        return new SendId(node.text("send"));
    }

    private static void reply(ObjectNode line, ReplyRequested e) {
        line.put("send", e.send().value())
                .put("agent", e.agent())
                .put("text", e.text())
                .put("inReplyTo", e.inReplyTo())
                .put("visibility", e.visibility().word())
                .put("automatic", e.automatic())
                .put("draft", e.draft());
    }

    private static ReplyRequested reply(LogNode node) {
        return new ReplyRequested(
                send(node),
                node.text("agent"),
                node.text("text"),
                node.optionalText("inReplyTo"),
                node.word("visibility", Visibility.values()),
                node.flag("automatic"),
                node.optionalText("draft"));
    }

    private static void settled(ObjectNode line, SendSettled e) {
        line.put("send", e.send().value())
                .put("attempt", e.attempt())
                .put("state", LogNode.word(e.state()))
                .put("externalId", e.externalId())
                .put("reason", e.reason())
                .put("until", e.until() == null ? null : e.until().toString());
    }

    private static SendSettled settled(LogNode node) {
        return new SendSettled(
                send(node),
                node.integer("attempt"),
                node.word("state", SendState.values()),
                node.optionalText("externalId"),
                node.optionalText("reason"),
                node.optional("until", until -> node.instant("until")));
    }
}
