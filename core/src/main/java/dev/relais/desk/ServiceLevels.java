package dev.relais.desk;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.DeskConfig;
import dev.relais.config.SlaConfig;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.SendState;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Timeline;
import dev.relais.sla.TimelineEvent;
import dev.relais.sla.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was promised in a conversation, and what became of it, from its events alone. */
final class ServiceLevels {
    private final Map<String, SlaConfig> slas = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();

    ServiceLevels(DeskConfig config) {
        config.slas().forEach(sla -> slas.put(sla.id(), sla));
        config.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
    }

    /** Every target that started by {@code until}; none where nothing is promised. */
    List<Target> targets(Conversation conversation, List<LoggedEvent> events, Instant until) {
        SlaConfig sla = conversation.routed() == null
                ? null
                : slas.get(conversation.routed().sla());
        if (sla == null) {
            return List.of();
        }
        BusinessCalendar calendar = sla.calendar() == null ? null : calendars.get(sla.calendar());
        return new Timeline(conversation.id().value(), sla, calendar, timeline(events), until).targets();
    }

    /** When the customer's next answer is due; empty where none is owed. */
    Optional<Instant> answerDue(Conversation conversation, List<LoggedEvent> events, Instant now) {
        return targets(conversation, events, now).stream()
                .filter(target -> target.target() != TargetKind.RESOLUTION && target.metAt() == null)
                .filter(target -> target.verdict() != Verdict.WITHDRAWN)
                .map(Target::dueAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private static List<TimelineEvent> timeline(List<LoggedEvent> events) {
        List<TimelineEvent> timeline = new ArrayList<>();
        Set<MessageId> standing = new HashSet<>();
        for (LoggedEvent logged : events) {
            TimelineEvent.Type type = type(logged.event(), standing);
            if (type != null) {
                timeline.add(new TimelineEvent(logged.at(), type));
            }
        }
        return timeline;
    }

    /**
     * What an event means for service levels.
     *
     * @param standing the customer's messages that were not taken away; kept up to date
     */
    private static TimelineEvent.@Nullable Type type(ConversationEvent event, Set<MessageId> standing) {
        if (event instanceof MessageReceived e) {
            standing.add(e.message().id());
            return TimelineEvent.Type.RECEIVED;
        }
        if (event instanceof MessageWithdrawn e) {
            return standing.remove(e.message().id()) && standing.isEmpty() ? TimelineEvent.Type.WITHDRAWN : null;
        }
        if (event instanceof MessageSent) {
            return TimelineEvent.Type.REPLIED;
        }
        if (event instanceof SendSettled e) {
            boolean seenByAPerson = e.state() == SendState.SENT && e.externalId() == null;
            return seenByAPerson ? TimelineEvent.Type.REPLIED : null;
        }
        if (event instanceof CustomerAwaited) {
            return TimelineEvent.Type.WAITING_FOR_CUSTOMER;
        }
        if (event instanceof ConversationResumed) {
            return TimelineEvent.Type.RESUMED;
        }
        if (event instanceof ConversationResolved) {
            return TimelineEvent.Type.RESOLVED;
        }
        return event instanceof ConversationReopened ? TimelineEvent.Type.REOPENED : null;
    }
}
