package dev.relais.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.MessageRef;
import dev.relais.conversation.Surface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages and what belongs to them, with all their members, null where something is missing. */
final class MessageJson {
    private MessageJson() {}

    static void write(ObjectNode line, Message message) {
        ObjectNode to = start(line, message.ref());
        to.put("surface", message.surface().word());
        author(to, message.author());
        to.put("text", message.text());
        media(to, message.media());
        to.put("inReplyTo", message.inReplyTo());
        to.put("at", message.at().toString());
        to.put("estimated", message.estimated());
    }

    /** A message of which only this much is known. */
    static void write(ObjectNode line, MessageRef ref, @Nullable String text, Instant at, boolean estimated) {
        ObjectNode to = start(line, ref);
        to.putNull("surface");
        to.putNull("author");
        to.put("text", text);
        to.putArray("media");
        to.putNull("inReplyTo");
        to.put("at", at.toString());
        to.put("estimated", estimated);
    }

    /** Which message is meant, and nothing that anybody said. */
    static void ref(ObjectNode line, MessageRef ref) {
        start(line, ref);
    }

    static MessageRef ref(LogNode line) {
        LogNode message = line.member("message");
        return new MessageRef(
                new MessageId(message.text("id")),
                message.text("network"),
                message.text("account"),
                message.text("externalId"));
    }

    static Message message(LogNode line) {
        LogNode message = line.member("message");
        String surface = message.text("surface");
        return new Message(
                new MessageId(message.text("id")),
                message.text("network"),
                message.text("account"),
                message.text("externalId"),
                Surface.of(surface).orElseThrow(() -> message.member("surface").fault("is no surface")),
                author(message),
                message.text("text"),
                message.list("media", media -> new Media(media.text("kind"), media.optionalText("url"))),
                message.optionalText("inReplyTo"),
                message.instant("at"),
                message.flag("estimated"));
    }

    static @Nullable Author author(LogNode node) {
        return node.optional(
                "author",
                author -> new Author(author.text("id"), author.optionalText("handle"), author.optionalText("name")));
    }

    private static ObjectNode start(ObjectNode line, MessageRef ref) {
        ObjectNode to = line.putObject("message");
        to.put("id", ref.id().value());
        to.put("network", ref.network());
        to.put("account", ref.account());
        to.put("externalId", ref.externalId());
        return to;
    }

    static void author(ObjectNode to, @Nullable Author author) {
        if (author == null) {
            to.putNull("author");
        } else {
            ObjectNode node = to.putObject("author");
            node.put("id", author.id());
            node.put("handle", author.handle());
            node.put("name", author.name());
        }
    }

    private static void media(ObjectNode to, List<Media> media) {
        ArrayNode all = to.putArray("media");
        for (Media one : media) {
            all.addObject().put("kind", one.kind()).put("url", one.url());
        }
    }

    static void key(ObjectNode line, ConversationKey key) {
        ObjectNode to = line.putObject("conversationKey")
                .put("account", key.account())
                .put("root", key.root())
                .put("customer", key.customer());
        if (key.message() != null) {
            to.put("message", key.message());
        }
    }
}
