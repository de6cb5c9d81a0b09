package dev.relais.examples.demo;

import dev.relais.Fault;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.conversation.SendState;
import dev.relais.insight.Insight;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows each conversation's way as it happens. */
final class Screen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int TEXT = 64;

    private final PrintStream out;
    private final ZoneId zone;
    private final Map<String, String> names = new HashMap<>();
    private final Map<ConversationId, Integer> numbers = new HashMap<>();

    Screen(PrintStream out, DeskConfig config) {
        this.out = out;
        zone = config.zone();
        for (Agent agent : config.agents()) {
            names.put(agent.id(), agent.name() == null ? agent.id() : agent.name());
        }
    }

    void hear(LoggedEvent logged, Conversation conversation) {
        String what = words(logged.event(), conversation);
        if (what != null) {
            out.printf("%s  %-4s %s%n", TIME.format(logged.at().atZone(zone)), number(logged.conversation()), what);
            out.flush();
        }
    }

    /** A short name for a conversation, in the order in which they were seen. */
    synchronized String number(ConversationId id) {
        return "#" + numbers.computeIfAbsent(id, none -> numbers.size() + 1);
    }

    String name(String agent) {
        return names.getOrDefault(agent, agent);
    }

    private @Nullable String words(ConversationEvent event, Conversation conversation) {
        if (event instanceof MessageReceived e) {
            String place =
                    conversation.network() + " " + conversation.visibility().word();
            return place + "  " + customer(e.message()) + ": "
                    + quoted(e.message().text());
        }
        if (event instanceof MessageEdited e) {
            return "  edited: " + quoted(e.version().text());
        }
        if (event instanceof MessageWithdrawn) {
            return "  removed by the customer";
        }
        if (event instanceof MessageAnalyzed e) {
            return "  understood: " + mood(e.insight());
        }
        if (event instanceof ConversationRouted e) {
            String queue = e.queue() == null ? "nowhere" : e.queue();
            return "  rules " + String.join(", ", e.rules()) + " → " + queue + ", "
                    + e.priority().text();
        }
        return handling(event);
    }

    private @Nullable String handling(ConversationEvent event) {
        if (event instanceof OfferMade e) {
            return "  offered to " + name(e.agent());
        }
        if (event instanceof OfferDeclined e) {
            return "  declined by " + name(e.agent()) + ": back to its place in the queue";
        }
        if (event instanceof OfferExpired e) {
            return "  no answer from " + name(e.agent()) + ": back to its place in the queue";
        }
        if (event instanceof ConversationAssigned e) {
            return "  accepted by " + name(e.agent());
        }
        if (event instanceof ReplyRequested e) {
            return "  " + name(e.agent()) + " answers " + quoted(e.text());
        }
        if (event instanceof SendSettled e) {
            String reason = e.reason() == null ? "" : ": " + Fault.printable(e.reason());
            return "  " + (e.state() == SendState.SENT ? "sent" : "not sent, " + e.state() + reason);
        }
        if (event instanceof ConversationReopened) {
            return "  reopened";
        }
        return event instanceof ConversationResolved ? "  resolved" : null;
    }

    private static String mood(Insight insight) {
        String language = insight.language() == null ? "language unknown" : insight.language();
        String mood = insight.sentimentLabel() == null ? "mood unknown" : insight.sentimentLabel();
        String topic =
                insight.topics().isEmpty() ? "" : ", " + insight.topics().get(0).topic();
        return language + ", " + mood + topic;
    }

    static String customer(Message message) {
        Author author = message.author();
        if (author == null) {
            return "somebody";
        }
        String name = author.name() != null ? author.name() : author.handle();
        return Fault.printable(name == null ? author.id() : name);
    }

    private static String quoted(String text) {
        String line = Fault.printable(text.strip());
        int end = Math.min(
                line.length(), line.offsetByCodePoints(0, Math.min(TEXT, line.codePointCount(0, line.length()))));
        return "« " + line.substring(0, end) + (end < line.length() ? "…" : "") + " »";
    }
}
