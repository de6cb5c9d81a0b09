package dev.relais.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The format read plainly, tick by tick, each target for itself: at every tick all events are looked at again. Times are
 * ticks from zero.
 *
 * @param open whether each tick is open; as far as one can see
 * @param opensLater whether it is open every now and then after that; else never
 * @param pauses whether waiting for the customer pauses
 */
record NaiveVerdicts(Instant zero, Duration tick, boolean[] open, boolean opensLater, boolean pauses) {
    private static final Set<TimelineEvent.Type> REPLY_MATTERS = Set.of(
            TimelineEvent.Type.RECEIVED,
            TimelineEvent.Type.REPLIED,
            TimelineEvent.Type.RESOLVED,
            TimelineEvent.Type.WITHDRAWN);
    private static final Set<TimelineEvent.Type> PAUSE_MATTERS = Set.of(
            TimelineEvent.Type.WAITING_FOR_CUSTOMER,
            TimelineEvent.Type.RESUMED,
            TimelineEvent.Type.RECEIVED,
            TimelineEvent.Type.RESOLVED);

    record Event(int tick, TimelineEvent.Type type) {}

    /** {@code due} is {@code UNSEEN} where it lies beyond the ticks. */
    record Found(
            TargetKind kind,
            int start,
            @Nullable Integer due,
            @Nullable Integer met,
            int elapsed,
            Verdict verdict) {}

    static final int UNSEEN = -1;

    List<Found> targets(
            List<Event> told,
            int until,
            @Nullable Integer first,
            @Nullable Integer next,
            @Nullable Integer resolution) {
        List<Event> events = inOrder(told, until);
        List<Found> found = new ArrayList<>();
        for (int tick = 0; tick <= until; tick++) {
            for (TargetKind kind : TargetKind.values()) {
                for (int i = 0; i < events.size(); i++) {
                    Integer allowed = switch (kind) {
                        case FIRST_RESPONSE -> first;
                        case NEXT_RESPONSE -> next;
                        case RESOLUTION -> resolution;
                        case CALL_BACK, REPLY_WINDOW -> null;
                    };
                    if (allowed != null && events.get(i).tick() == tick && starts(kind, events, i)) {
                        found.add(judge(kind, events, i, until, allowed));
                    }
                }
            }
        }
        return found;
    }

    private static List<Event> inOrder(List<Event> told, int until) {
        List<Event> events = new ArrayList<>();
        for (int tick = 0; tick <= until; tick++) {
            for (Event event : told) {
                if (event.tick() == tick) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    private static boolean starts(TargetKind kind, List<Event> events, int i) {
        TimelineEvent.Type type = events.get(i).type();
        boolean firstReceived =
                type == TimelineEvent.Type.RECEIVED && last(events, i, Set.of(TimelineEvent.Type.RECEIVED)) == null;
        return switch (kind) {
            case FIRST_RESPONSE -> firstReceived;
            case NEXT_RESPONSE ->
                type == TimelineEvent.Type.RECEIVED
                        && !firstReceived
                        && last(events, i, REPLY_MATTERS) != TimelineEvent.Type.RECEIVED;
            case CALL_BACK, REPLY_WINDOW -> false;
            case RESOLUTION -> firstReceived || (type == TimelineEvent.Type.REOPENED && resolutionEnded(events, i));
        };
    }

    /** Whether a resolution was once running before {@code i} and none runs there. */
    private static boolean resolutionEnded(List<Event> events, int i) {
        for (int j = i - 1; j >= 0; j--) {
            TimelineEvent.Type type = events.get(j).type();
            boolean receivedBefore = last(events, j, Set.of(TimelineEvent.Type.RECEIVED)) != null;
            if (type == TimelineEvent.Type.RESOLVED || type == TimelineEvent.Type.WITHDRAWN) {
                return receivedBefore;
            }
            if (type == TimelineEvent.Type.REOPENED && receivedBefore) {
                return false;
            }
        }
        return false;
    }

    private static TimelineEvent.@Nullable Type last(List<Event> events, int before, Set<TimelineEvent.Type> types) {
        for (int j = before - 1; j >= 0; j--) {
            if (types.contains(events.get(j).type())) {
                return events.get(j).type();
            }
        }
        return null;
    }

    private Found judge(TargetKind kind, List<Event> events, int start, int until, int allowed) {
        int end = start + 1;
        while (end < events.size() && !ends(kind, events.get(end).type())) {
            end++;
        }
        boolean ended = end < events.size();
        List<Event> within = events.subList(start + 1, ended ? end + 1 : end);
        int from = events.get(start).tick();
        int stop = ended ? events.get(end).tick() : until;
        Integer due = null;
        int elapsedAtStop = 0;
        int elapsed = 0;
        for (int tick = from; tick <= open.length; tick++) {
            if (tick == stop) {
                elapsedAtStop = elapsed;
            }
            if (due == null && elapsed >= allowed) {
                due = tick;
            }
            boolean paused = pausedAfter(within, tick);
            if (tick >= stop && (due != null || paused)) {
                break;
            }
            if (tick == open.length) {
                due = opensLater ? UNSEEN : null;
                break;
            }
            elapsed += open[tick] && !paused ? 1 : 0;
        }
        TimelineEvent.Type by = ended ? events.get(end).type() : null;
        Integer met = by == null || by == TimelineEvent.Type.WITHDRAWN ? null : Integer.valueOf(stop);
        boolean late = due != null && due != UNSEEN && due < (met == null ? until : met);
        Verdict verdict = by == TimelineEvent.Type.WITHDRAWN
                ? Verdict.WITHDRAWN
                : late ? Verdict.BREACHED : met == null ? Verdict.OPEN : Verdict.KEPT;
        return new Found(kind, from, due, met, elapsedAtStop, verdict);
    }

    private static boolean ends(TargetKind kind, TimelineEvent.Type type) {
        return type == TimelineEvent.Type.RESOLVED
                || type == TimelineEvent.Type.WITHDRAWN
                || (type == TimelineEvent.Type.REPLIED && kind != TargetKind.RESOLUTION);
    }

    /** Whether the tick that begins here is paused. */
    private boolean pausedAfter(List<Event> within, int tick) {
        TimelineEvent.Type last = null;
        for (Event event : within) {
            if (event.tick() <= tick && PAUSE_MATTERS.contains(event.type())) {
                last = event.type();
            }
        }
        return pauses && last == TimelineEvent.Type.WAITING_FOR_CUSTOMER;
    }
}
