package dev.relais.log;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.MessageRef;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import dev.relais.conversation.Visibility;
import dev.relais.insight.Insight;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.rules.Priority;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that {@link EventJson} writes.
 *
 * <p>A type that this version does not know is refused: a history with a hole would fold to a lie. A writer of a later version
 * marks what an older one may leave out by {@code "ignorable": true}.
 */
public final class EventReader {
    private static final Map<String, Function<LogNode, ConversationEvent>> TYPES = Map.ofEntries(
            Map.entry("ConversationOpened", EventReader::opened),
            Map.entry("MessageReceived", node -> new MessageReceived(message(node), node.number("revision"))),
            Map.entry("MessageSent", EventReader::sent),
            Map.entry("MessageCompleted", node -> new MessageCompleted(message(node))),
            Map.entry("MessageEdited", node -> new MessageEdited(ref(node), version(node))),
            Map.entry("MessageWithdrawn", node -> new MessageWithdrawn(ref(node))),
            Map.entry("ReactionChanged", EventReader::reaction),
            Map.entry("ReceiptReceived", EventReader::receipt),
            Map.entry("ThreadOwnerChanged", node -> new ThreadOwnerChanged(node.optionalText("owner"))),
            Map.entry("MessageAnalyzed", EventReader::analyzed),
            Map.entry("ConversationRouted", EventReader::routed),
            Map.entry("ConversationQueued", node -> new ConversationQueued(node.text("queue"), reason(node))),
            Map.entry("OfferMade", EventReader::offerMade),
            Map.entry("OfferAccepted", node -> new OfferAccepted(node.text("offer"), node.text("agent"))),
            Map.entry("OfferDeclined", node -> new OfferDeclined(node.text("offer"), node.text("agent"))),
            Map.entry("OfferExpired", node -> new OfferExpired(node.text("offer"), node.text("agent"))),
            Map.entry(
                    "ConversationAssigned", node -> new ConversationAssigned(node.text("agent"), node.number("token"))),
            Map.entry("ConversationReleased", node -> new ConversationReleased(node.text("agent"), reason(node))),
            Map.entry("ReplyRequested", EventReader::replyRequested),
            Map.entry("SendSettled", EventReader::settled),
            Map.entry("CustomerAwaited", node -> new CustomerAwaited()),
            Map.entry("ConversationResumed", node -> new ConversationResumed()),
            Map.entry("ConversationResolved", node -> new ConversationResolved(node.text("agent"))),
            Map.entry(
                    "ConversationReopened", node -> new ConversationReopened(Math.toIntExact(node.number("episode")))));

    private EventReader() {}

    /**
     * The event of one line; null for one that may be left out.
     *
     * @param source the name by which the reader knows the input
     * @throws RefusedInputException naming the place
     */
    public static @Nullable LoggedEvent read(String source, byte[] utf8) {
        LogNode line;
        try {
            line = new LogNode(source, "", StrictJson.read(utf8));
        } catch (NotJsonException e) {
            throw new RefusedInputException(source, List.of(e.fault()));
        }
        String type = line.text("type");
        Function<LogNode, ConversationEvent> read = TYPES.get(type);
        if (read == null) {
            if (Boolean.TRUE.equals(line.optional("ignorable", node -> line.flag("ignorable")))) {
                return null;
            }
            throw new RefusedInputException(
                    source, List.of(Fault.at("/type", "this version does not know the event " + type)));
        }
        Source item = line.optional("delivery", node -> new Source(line.number("delivery"), line.text("pointer")));
        ConversationId id = new ConversationId(line.text("conversation"));
        return new LoggedEvent(id, line.number("seq"), line.instant("at"), item, read.apply(line));
    }

    private static ConversationEvent opened(LogNode node) {
        LogNode key = node.member("conversationKey");
        return new ConversationOpened(
                new ConversationKey(
                        key.text("account"),
                        key.optionalText("root"),
                        key.optionalText("customer"),
                        key.optionalText("message")),
                node.text("network"));
    }

    private static ConversationEvent sent(LogNode node) {
        return new MessageSent(
                message(node),
                node.number("revision"),
                node.word("origin", Origin.values()),
                node.optional("send", send -> new SendId(send.text())));
    }

    private static Message message(LogNode node) {
        LogNode message = node.member("message");
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

    private static @Nullable Author author(LogNode node) {
        return node.optional(
                "author",
                author -> new Author(author.text("id"), author.optionalText("handle"), author.optionalText("name")));
    }

    private static MessageRef ref(LogNode node) {
        LogNode message = node.member("message");
        return new MessageRef(
                new MessageId(message.text("id")),
                message.text("network"),
                message.text("account"),
                message.text("externalId"));
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

    private static ConversationEvent reaction(LogNode node) {
        return new ReactionChanged(ref(node), author(node), node.optionalText("reaction"), node.flag("added"));
    }

    private static ConversationEvent receipt(LogNode node) {
        return new ReceiptReceived(node.word("receipt", Receipt.values()), node.instant("upTo"));
    }

    private static ConversationEvent analyzed(LogNode node) {
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

    private static ConversationEvent routed(LogNode node) {
        String priority = node.text("priority");
        return new ConversationRouted(
                node.optionalText("queue"),
                List.of(Priority.values()).stream()
                        .filter(candidate -> candidate.text().equals(priority))
                        .findFirst()
                        .orElseThrow(() -> node.member("priority").fault("is no priority")),
                node.optionalText("sla"),
                Math.toIntExact(node.number("weight")),
                node.list("tags", LogNode::text),
                node.levels("requires"),
                node.optionalText("preferAgent"),
                node.list("rules", LogNode::text));
    }

    private static QueueReason reason(LogNode node) {
        return node.word("reason", QueueReason.values());
    }

    private static ConversationEvent offerMade(LogNode node) {
        return new OfferMade(node.text("offer"), node.text("agent"), node.duration("limit"));
    }

    private static ConversationEvent replyRequested(LogNode node) {
        return new ReplyRequested(
                new SendId(node.text("send")),
                node.text("agent"),
                node.text("text"),
                node.optionalText("inReplyTo"),
                node.word("visibility", Visibility.values()),
                node.flag("automatic"),
                node.optionalText("draft"));
    }

    private static ConversationEvent settled(LogNode node) {
        return new SendSettled(
                new SendId(node.text("send")),
                Math.toIntExact(node.number("attempt")),
                node.word("state", SendState.values()),
                node.optionalText("externalId"),
                node.optionalText("reason"),
                node.optional("until", until -> node.instant("until")));
    }
}
