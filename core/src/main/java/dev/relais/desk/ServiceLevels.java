package dev.relais.desk;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.DeskConfig;
import dev.relais.config.SlaConfig;
import dev.relais.conversation.Call;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Timeline;
import dev.relais.sla.TimelineEvent;
import dev.relais.sla.Verdict;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was promised in a matter, and what became of it, from the events of its conversations alone. */
final class ServiceLevels {
    private final Map<String, SlaConfig> slas = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();
    private final Store store;

    ServiceLevels(DeskConfig config, Store store) {
        config.slas().forEach(sla -> slas.put(sla.id(), sla));
        config.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
        this.store = store;
    }

    /** Every target that started by {@code until} in this conversation and those that are linked with it, by start. */
    List<Target> targets(Conversation conversation, Instant until) {
        List<Conversation> matter = Matter.of(conversation, store);
        List<LoggedEvent> events = Matter.events(matter, store);
        List<Target> targets = new ArrayList<>();
        SlaConfig sla = sla(conversation, matter);
        BusinessCalendar calendar = sla == null || sla.calendar() == null ? null : calendars.get(sla.calendar());
        if (sla != null) {
            String name = conversation.id().value();
            for (List<LoggedEvent> episode : Matter.episodes(events)) {
                targets.addAll(new Timeline(name, sla, calendar, timeline(episode), until).targets());
            }
        }
        for (Conversation one : matter) {
            for (Call call : one.backstage().calls().values()) {
                targets.add(callBack(call, calendar, until));
            }
        }
        targets.sort(Comparator.comparing(Target::startedAt).thenComparing(Target::target));
        return List.copyOf(targets);
    }

    /** What the rules chose here, else in a linked conversation. */
    private @Nullable SlaConfig sla(Conversation conversation, List<Conversation> matter) {
        return Stream.concat(Stream.of(conversation), matter.stream())
                .map(Conversation::routed)
                .filter(Objects::nonNull)
                .map(routed -> slas.get(String.valueOf(routed.sla())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Target callBack(Call call, @Nullable BusinessCalendar calendar, Instant until) {
        boolean cancelled = call.result() == CallResult.CANCELLED;
        Instant ended = call.endedAt() == null || call.endedAt().isAfter(until) ? null : call.endedAt();
        Instant end = ended == null ? until : ended;
        Instant metAt = cancelled ? null : ended;
        Duration elapsed =
                calendar == null ? Duration.between(call.promisedAt(), end) : calendar.open(call.promisedAt(), end);
        Verdict verdict = metAt == null ? Verdict.OPEN : Verdict.KEPT;
        if (cancelled && ended != null) {
            verdict = Verdict.WITHDRAWN;
        } else if (end.isAfter(call.to())) {
            verdict = Verdict.BREACHED;
        }
        return new Target(TargetKind.CALL_BACK, call.promisedAt(), call.to(), metAt, elapsed, verdict);
    }

    /** When the customer's next answer, or call, is due; empty where none is owed. */
    Optional<Instant> answerDue(Conversation conversation, Instant now) {
        return targets(conversation, now).stream()
                .filter(target -> target.target() != TargetKind.RESOLUTION && target.metAt() == null)
                .filter(target -> target.verdict() != Verdict.WITHDRAWN)
                .map(Target::dueAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private static List<TimelineEvent> timeline(List<LoggedEvent> events) {
        List<TimelineEvent> timeline = new ArrayList<>();
        Set<MessageId> standing = new HashSet<>();
        Set<SendId> replies = new HashSet<>();
        for (LoggedEvent logged : events) {
            TimelineEvent.Type type = type(logged.event(), standing, replies);
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
     * @param replies the sends that say something; kept up to date
     */
    private static TimelineEvent.@Nullable Type type(
            ConversationEvent event, Set<MessageId> standing, Set<SendId> replies) {
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
        if (event instanceof ReplyRequested e) {
            replies.add(e.send());
            return null;
        }
        if (event instanceof SendSettled e) {
            boolean seen = e.state() == SendState.SENT && e.externalId() == null && replies.contains(e.send());
            return seen ? TimelineEvent.Type.REPLIED : null;
        }
        if (event instanceof CustomerAwaited) {
            return TimelineEvent.Type.WAITING_FOR_CUSTOMER;
        }
        if (event instanceof ConversationResumed) {
            return TimelineEvent.Type.RESUMED;
        }
        if (event instanceof ConversationResolved || event instanceof ConversationHandledElsewhere) {
            return TimelineEvent.Type.RESOLVED;
        }
        return event instanceof ConversationReopened ? TimelineEvent.Type.REOPENED : null;
    }
}
