package dev.relais.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.MessageRef;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Version;
import dev.relais.insight.Insight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said, and what became of it on the network. */
final class MessageEvents {
    static final List<EventType<?>> ALL = List.of(
            EventType.of(ConversationOpened.class, MessageEvents::opened, MessageEvents::opened),
            EventType.of(
                    MessageReceived.class,
                    (line, e) -> {
                        MessageJson.write(line, e.message());
                        line.put("revision", e.revision());
                    },
                    node -> new MessageReceived(MessageJson.message(node), node.number("revision"))),
            EventType.of(MessageSent.class, MessageEvents::sent, MessageEvents::sent),
            EventType.of(
                    MessageCompleted.class,
                    (line, e) -> MessageJson.write(line, e.message()),
                    node -> new MessageCompleted(MessageJson.message(node))),
            new EventType<>(
                    MessageEdited.class,
                    MessageEvents::edited,
                    node -> new MessageEdited(MessageJson.ref(node), version(node))),
            new EventType<>(
                    MessageWithdrawn.class,
                    (line, e, conversation) -> MessageJson.write(line, shown(conversation, e.message())),
                    node -> new MessageWithdrawn(MessageJson.ref(node))),
            EventType.of(
                    MessageHidden.class,
                    (line, e) -> {
                        MessageJson.ref(line, e.message());
                        line.put("hidden", e.hidden());
                    },
                    node -> new MessageHidden(MessageJson.ref(node), node.flag("hidden"))),
            new EventType<>(
                    ReactionChanged.class,
                    (line, e, conversation) -> {
                        MessageJson.write(line, shown(conversation, e.message()));
                        reaction(line, e.author(), e.reaction(), e.added());
                    },
                    node -> new ReactionChanged(
                            MessageJson.ref(node),
                            MessageJson.author(node),
                            node.optionalText("reaction"),
                            node.flag("added"))),
            EventType.of(
                    ReceiptReceived.class,
                    (line, e) -> receipt(line, e.receipt(), e.upTo()),
                    node -> new ReceiptReceived(node.word("receipt", Receipt.values()), node.instant("upTo"))),
            EventType.of(
                    ThreadOwnerChanged.class,
                    (line, e) -> line.put("owner", e.owner()),
                    node -> new ThreadOwnerChanged(node.optionalText("owner"))),
            EventType.of(MessageAnalyzed.class, MessageEvents::analyzed, MessageEvents::analyzed),
            EventType.of(
                    ContentErased.class,
                    (line, e) -> line.put("by", e.by()),
                    node -> new ContentErased(node.text("by"))));

    private MessageEvents() {}

    private static void opened(ObjectNode line, ConversationOpened e) {
        line.put("network", e.network());
        MessageJson.key(line, e.key());
    }

    private static ConversationOpened opened(LogNode node) {
        LogNode key = node.member("conversationKey");
        return new ConversationOpened(
                new ConversationKey(
                        key.text("account"),
                        key.optionalText("root"),
                        key.optionalText("customer"),
                        key.optionalText("message")),
                node.text("network"));
    }

    private static void sent(ObjectNode line, MessageSent e) {
        MessageJson.write(line, e.message());
        line.put("revision", e.revision());
        line.put("origin", LogNode.word(e.origin()));
        if (e.send() != null) {
            line.put("send", e.send().value());
        }
    }

    private static MessageSent sent(LogNode node) {
        return new MessageSent(
                MessageJson.message(node),
                node.number("revision"),
                node.word("origin", Origin.values()),
                node.optional("send", send -> new SendId(send.text())));
    }

    private static void edited(ObjectNode line, MessageEdited e, Conversation conversation) {
        Version version = e.version();
        Message shown = shown(conversation, e.message());
        MessageJson.write(line, shown.with(version.text(), shown.at(), shown.estimated()));
        version(line, version);
    }

    private static Message shown(Conversation conversation, MessageRef ref) {
        Entry entry = conversation.entries().get(ref.id());
        if (entry == null) {
            throw new IllegalArgumentException(ref.id() + " is not part of " + conversation.id());
        }
        return entry.message();
    }

    static void version(ObjectNode line, Version version) {
        line.putObject("version")
                .put("revision", version.revision())
                .put("at", version.at().toString())
                .put("toldAt", version.toldAt().toString())
                .put("estimated", version.estimated());
    }

    private static Version version(LogNode node) {
        LogNode version = node.member("version");
        return new Version(
                version.number("revision"),
                version.instant("at"),
                version.instant("toldAt"),
                version.flag("estimated"),
                node.member("message").text("text"));
    }

    static void reaction(ObjectNode line, @Nullable Author author, @Nullable String reaction, boolean added) {
        MessageJson.author(line, author);
        line.put("reaction", reaction).put("added", added);
    }

    static void receipt(ObjectNode line, Receipt receipt, Instant upTo) {
        line.put("receipt", LogNode.word(receipt)).put("upTo", upTo.toString());
    }

    private static void analyzed(ObjectNode line, MessageAnalyzed e) {
        line.put("messageId", e.message().value());
        Insight insight = e.insight();
        ObjectNode to = line.putObject("insight");
        to.put("language", insight.language());
        to.put("languageConfidence", insight.languageConfidence());
        to.put("sentiment", insight.sentiment());
        to.put("sentimentLabel", insight.sentimentLabel());
        to.put("sentimentConfidence", insight.sentimentConfidence());
        to.put("urgency", insight.urgency());
        to.put("spam", insight.spam());
        ArrayNode topics = to.putArray("topics");
        insight.topics()
                .forEach(topic -> topics.addObject().put("topic", topic.topic()).put("confidence", topic.confidence()));
        to.put("analyzer", insight.analyzer());
    }

    private static MessageAnalyzed analyzed(LogNode node) {
        LogNode insight = node.member("insight");
        return new MessageAnalyzed(
                new MessageId(node.text("messageId")),
                new Insight(
                        insight.optionalText("language"),
                        insight.optionalDecimal("languageConfidence"),
                        insight.optionalDecimal("sentiment"),
                        insight.optionalText("sentimentLabel"),
                        insight.optionalDecimal("sentimentConfidence"),
                        insight.optionalDecimal("urgency"),
                        insight.optionalDecimal("spam"),
                        insight.list(
                                "topics", topic -> new Insight.Topic(topic.text("topic"), topic.decimal("confidence"))),
                        insight.text("analyzer")));
    }
}
