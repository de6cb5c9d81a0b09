package dev.relais.metrics;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.SlaConfig;
import dev.relais.sla.ReplyWindow;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Timeline;
import dev.relais.sla.TimelineEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one episode of a conversation, as figures look at it.
 *
 * @param conversation its id
 * @param marks in order of time
 * @param messages the customer's public messages
 * @param calls promised call-backs
 * @param sla the service level; null: nothing is promised
 * @param calendar its calendar; null: always open
 * @param window for how long after a direct message the network takes an answer; null: always, or it is public
 */
record History(
        String conversation,
        List<Mark> marks,
        List<PublicMessage> messages,
        List<PromisedCall> calls,
        @Nullable SlaConfig sla,
        @Nullable BusinessCalendar calendar,
        @Nullable Duration window) {
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final SlaConfig NOTHING = new SlaConfig("", null, null, null, null, Set.of(), List.of());

    /** A public message of the customer; {@code at} null where it was hidden, or taken away, never. */
    record PublicMessage(
            Instant at,
            @Nullable Instant hiddenAt,
            @Nullable Instant withdrawnAt) {}

    /** A promised call; {@code endedAt} null where it was not made. */
    record PromisedCall(
            Instant promisedAt, Instant to, @Nullable Instant endedAt, boolean cancelled, String agent) {}

    boolean isSetAside() {
        for (int i = marks.size() - 1; i >= 0; i--) {
            Mark.Kind kind = marks.get(i).kind();
            if (kind.after(Phase.WAITING) != Phase.WAITING || kind.after(Phase.OWNED) != Phase.OWNED) {
                return kind == Mark.Kind.SET_ASIDE;
            }
        }
        return false;
    }

    /** How much a kind is allowed; null where it is not promised. */
    @Nullable
    Duration promised(TargetKind kind) {
        return sla == null ? null : promised(sla, kind);
    }

    static @Nullable Duration promised(SlaConfig sla, TargetKind kind) {
        return switch (kind) {
            case FIRST_RESPONSE -> sla.firstResponse();
            case NEXT_RESPONSE -> sla.nextResponse();
            case RESOLUTION -> sla.resolution();
            case CALL_BACK, REPLY_WINDOW -> null;
        };
    }

    /** Every target, promised or not: one to which nothing is promised is given a century. */
    List<Target> targets(Instant until) {
        SlaConfig said = sla == null ? NOTHING : sla;
        SlaConfig all = new SlaConfig(
                said.id(),
                said.calendar(),
                or(said.firstResponse()),
                or(said.nextResponse()),
                or(said.resolution()),
                said.pauseWhen(),
                List.of());
        return new Timeline(conversation, all, calendar, timeline(), until).targets();
    }

    /** The windows of a direct conversation in which its network took an answer. */
    List<Target> windows(Instant until) {
        return window == null ? List.of() : ReplyWindow.targets(window, timeline(), until);
    }

    private List<TimelineEvent> timeline() {
        List<TimelineEvent> events = new ArrayList<>(marks.size());
        for (Mark mark : marks) {
            TimelineEvent.Type type = type(mark.kind());
            if (type != null) {
                events.add(new TimelineEvent(mark.at(), type));
            }
        }
        return events;
    }

    private static Duration or(@Nullable Duration promised) {
        return promised == null ? NEVER : promised;
    }

    private static TimelineEvent.@Nullable Type type(Mark.Kind kind) {
        return switch (kind) {
            case RECEIVED -> TimelineEvent.Type.RECEIVED;
            case REPLIED, REPLIED_AUTOMATICALLY, REPLIED_ELSEWHERE -> TimelineEvent.Type.REPLIED;
            case AWAITED -> TimelineEvent.Type.WAITING_FOR_CUSTOMER;
            case RESUMED -> TimelineEvent.Type.RESUMED;
            case RESOLVED -> TimelineEvent.Type.RESOLVED;
            case REOPENED -> TimelineEvent.Type.REOPENED;
            case WITHDRAWN -> TimelineEvent.Type.WITHDRAWN;
            case OPENED, QUEUED, TRANSFERRED, ASSIGNED, RELEASED, SNOOZED, SET_ASIDE -> null;
        };
    }

    static @Nullable String owner(@Nullable String before, Mark mark) {
        return switch (mark.kind()) {
            case ASSIGNED -> mark.who();
            case RELEASED, QUEUED, TRANSFERRED -> null;
            default -> before;
        };
    }
}
