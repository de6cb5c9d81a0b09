package dev.relais.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
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
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationEvent.ReceiptReceived;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.ThreadOwnerChanged;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageRef;
import dev.relais.conversation.Version;
import dev.relais.insight.Insight;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of each type of event. */
final class EventPayload {
    private EventPayload() {}

    static void write(ObjectNode line, ConversationEvent event, Conversation conversation) {
        if (!message(line, event, conversation) && !ownership(line, event) && !send(line, event)) {
            throw new IllegalArgumentException("no JSON for " + event.getClass().getSimpleName());
        }
    }

    private static boolean message(ObjectNode line, ConversationEvent event, Conversation conversation) {
        if (event instanceof ConversationOpened e) {
            line.put("network", e.network());
            MessageJson.key(line, e.key());
        } else if (event instanceof MessageReceived e) {
            MessageJson.write(line, e.message());
            line.put("revision", e.revision());
        } else if (event instanceof MessageSent e) {
            MessageJson.write(line, e.message());
            line.put("revision", e.revision());
            line.put("origin", LogNode.word(e.origin()));
            if (e.send() != null) {
                line.put("send", e.send().value());
            }
        } else if (event instanceof MessageCompleted e) {
            MessageJson.write(line, e.message());
        } else if (event instanceof MessageEdited e) {
            Version version = e.version();
            Message shown = shown(conversation, e.message());
            MessageJson.write(line, shown.with(version.text(), shown.at(), shown.estimated()));
            version(line, version);
        } else if (event instanceof MessageWithdrawn e) {
            MessageJson.write(line, shown(conversation, e.message()));
        } else if (event instanceof ReactionChanged e) {
            MessageJson.write(line, shown(conversation, e.message()));
            reaction(line, e.author(), e.reaction(), e.added());
        } else if (event instanceof ReceiptReceived e) {
            receipt(line, e.receipt(), e.upTo());
        } else if (event instanceof ThreadOwnerChanged e) {
            line.put("owner", e.owner());
        } else if (event instanceof MessageAnalyzed e) {
            line.put("messageId", e.message().value());
            insight(line.putObject("insight"), e.insight());
        } else {
            return false;
        }
        return true;
    }

    private static boolean ownership(ObjectNode line, ConversationEvent event) {
        if (event instanceof ConversationRouted e) {
            line.put("queue", e.queue());
            line.put("priority", e.priority().text());
            line.put("sla", e.sla());
            line.put("weight", e.weight());
            strings(line.putArray("tags"), e.tags());
            ObjectNode requires = line.putObject("requires");
            new TreeMap<>(e.requires()).forEach(requires::put);
            line.put("preferAgent", e.preferAgent());
            strings(line.putArray("rules"), e.rules());
        } else if (event instanceof ConversationQueued e) {
            line.put("queue", e.queue()).put("reason", LogNode.word(e.reason()));
        } else if (event instanceof OfferMade e) {
            offer(line, e.offer(), e.agent()).put("limit", e.limit().toString());
        } else if (event instanceof OfferAccepted e) {
            offer(line, e.offer(), e.agent());
        } else if (event instanceof OfferDeclined e) {
            offer(line, e.offer(), e.agent());
        } else if (event instanceof OfferExpired e) {
            offer(line, e.offer(), e.agent());
        } else if (event instanceof ConversationAssigned e) {
            line.put("agent", e.agent()).put("token", e.token());
        } else if (event instanceof ConversationReleased e) {
            line.put("agent", e.agent()).put("reason", LogNode.word(e.reason()));
        } else if (event instanceof ConversationResolved e) {
            line.put("agent", e.agent());
        } else {
            return event instanceof CustomerAwaited
                    || event instanceof ConversationResumed
                    || event instanceof ConversationReopened;
        }
        return true;
    }

    private static boolean send(ObjectNode line, ConversationEvent event) {
        if (event instanceof ReplyRequested e) {
            line.put("send", e.send().value())
                    .put("agent", e.agent())
                    .put("text", e.text())
                    .put("inReplyTo", e.inReplyTo())
                    .put("visibility", e.visibility().word())
                    .put("automatic", e.automatic())
                    .put("draft", e.draft());
        } else if (event instanceof SendSettled e) {
            line.put("send", e.send().value())
                    .put("attempt", e.attempt())
                    .put("state", LogNode.word(e.state()))
                    .put("externalId", e.externalId())
                    .put("reason", e.reason());
        } else {
            return false;
        }
        return true;
    }

    static void version(ObjectNode line, Version version) {
        line.putObject("version")
                .put("revision", version.revision())
                .put("at", version.at().toString())
                .put("toldAt", version.toldAt().toString())
                .put("estimated", version.estimated());
    }

    static void reaction(ObjectNode line, @Nullable Author author, @Nullable String reaction, boolean added) {
        MessageJson.author(line, author);
        line.put("reaction", reaction).put("added", added);
    }

    static void receipt(ObjectNode line, Receipt receipt, Instant upTo) {
        line.put("receipt", LogNode.word(receipt)).put("upTo", upTo.toString());
    }

    private static ObjectNode offer(ObjectNode line, String offer, String agent) {
        return line.put("offer", offer).put("agent", agent);
    }

    private static void insight(ObjectNode to, Insight insight) {
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

    private static void strings(ArrayNode to, Iterable<String> values) {
        values.forEach(to::add);
    }

    private static Message shown(Conversation conversation, MessageRef ref) {
        Entry entry = conversation.entries().get(ref.id());
        if (entry == null) {
            throw new IllegalArgumentException(ref.id() + " is not part of " + conversation.id());
        }
        return entry.message();
    }
}
