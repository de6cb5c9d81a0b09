package dev.relais.metrics;

import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Surface;
import dev.relais.rules.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a log as one would tell it: who did what, when, on one day (UTC). */
final class LogScript {
    private final List<LoggedEvent> events = new ArrayList<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private final Map<String, Message> newest = new HashMap<>();
    private final LocalDate day;
    private int number;

    LogScript(LocalDate day) {
        this.day = day;
    }

    Instant at(String time) {
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    /** In the order of time. */
    List<LoggedEvent> events() {
        return events.stream().sorted(Comparator.comparing(LoggedEvent::at)).toList();
    }

    void add(String conversation, String time, ConversationEvent event) {
        add(conversation, at(time), event);
    }

    void add(String conversation, Instant at, ConversationEvent event) {
        events.add(new LoggedEvent(
                new ConversationId(conversation), seqs.merge(conversation, 1L, Long::sum), at, null, event));
    }

    /** The conversation begins with a message. */
    LogScript comes(String conversation, String time, String network, Surface surface, String text) {
        add(
                conversation,
                time,
                new ConversationOpened(new ConversationKey("a", "root-" + conversation, "customer"), network));
        return says(conversation, time, network, surface, text);
    }

    LogScript says(String conversation, String time, String network, Surface surface, String text) {
        Message message = new Message(
                network,
                "a",
                conversation + "-" + number++,
                surface,
                new Author("u-" + conversation, "handle", "Name"),
                text,
                List.of(),
                null,
                at(time),
                false);
        newest.put(conversation, message);
        add(conversation, time, new MessageReceived(message, 0));
        return this;
    }

    LogScript routed(String conversation, String time, @Nullable String queue, @Nullable String sla, String... rules) {
        add(
                conversation,
                time,
                new ConversationRouted(queue, Priority.NORMAL, sla, 1, List.of(), Map.of(), null, List.of(rules)));
        return queue == null ? this : queued(conversation, time, queue, QueueReason.ROUTED);
    }

    LogScript queued(String conversation, String time, String queue, QueueReason reason) {
        add(conversation, time, new ConversationQueued(queue, reason));
        return this;
    }

    LogScript assigned(String conversation, String time, String agent) {
        add(conversation, time, new ConversationAssigned(agent, 1));
        return this;
    }

    LogScript replies(String conversation, String time, String agent) {
        return replies(conversation, time, agent, false);
    }

    LogScript replies(String conversation, String time, String agent, boolean automatic) {
        SendId send = new SendId("send-" + number++);
        add(
                conversation,
                time,
                new ReplyRequested(
                        send,
                        agent,
                        "words",
                        null,
                        newest(conversation).surface().visibility(),
                        automatic,
                        null));
        add(conversation, time, new MessageSent(reply(conversation, time), 0, Origin.RELAIS, send));
        return this;
    }

    LogScript repliesElsewhere(String conversation, String time) {
        add(conversation, time, new MessageSent(reply(conversation, time), 0, Origin.ELSEWHERE, null));
        return this;
    }

    private Message newest(String conversation) {
        return Objects.requireNonNull(newest.get(conversation));
    }

    private Message reply(String conversation, String time) {
        Message to = newest(conversation);
        return new Message(
                to.network(),
                "a",
                "reply-" + number++,
                to.surface(),
                new Author("brand", null, null),
                "words",
                List.of(),
                to.externalId(),
                at(time),
                false);
    }

    LogScript awaits(String conversation, String time) {
        add(conversation, time, new CustomerAwaited());
        return this;
    }

    LogScript resumes(String conversation, String time) {
        add(conversation, time, new ConversationResumed());
        return this;
    }

    LogScript resolves(String conversation, String time, String agent) {
        add(conversation, time, new ConversationResolved(agent));
        return this;
    }

    LogScript handledElsewhere(String conversation, String time, String agent) {
        add(conversation, time, new ConversationHandledElsewhere(agent));
        return this;
    }

    LogScript reopened(String conversation, String time, int episode) {
        add(conversation, time, new ConversationReopened(episode));
        return this;
    }

    LogScript withdraws(String conversation, String time) {
        add(conversation, time, new MessageWithdrawn(newest(conversation).ref()));
        return this;
    }
}
