package dev.relais.sla;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.SlaConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one conversation up to an instant, and the service level that it stands under.
 *
 * <p>Verdicts follow from when things happened: the order in which events are told does not matter, except between events
 * of one instant, and what comes after a target's end never changes it. Immutable and thread-safe.
 *
 * <pre>{@code
 * new Timeline("c1", sla, calendar, events, until).targets().stream().filter(t -> t.verdict() == Verdict.BREACHED);
 * }</pre>
 *
 * @param conversation its id
 * @param sla the targets, and what pauses them
 * @param calendar the calendar of the service level; null: always open
 * @param events in any order; those of one instant happened in the order given
 * @param until when one looks: what happened at this instant counts, later events do not
 */
public record Timeline(
        String conversation,
        SlaConfig sla,
        @Nullable BusinessCalendar calendar,
        List<TimelineEvent> events,
        Instant until) {
    /** Copies the list. */
    public Timeline {
        events = List.copyOf(events);
    }

    /**
     * Every target that started, by start, then first response, next response, resolution; none where nothing was
     * received. Targets without a duration in the service level are left out.
     */
    public List<Target> targets() {
        OpenClock clock = OpenClock.of(calendar);
        List<Target> targets = new ArrayList<>();
        for (Episode episode : Episode.all(seen())) {
            Duration allowed = episode.kind().allowedBy(sla);
            if (allowed != null) {
                targets.add(judge(episode, RunningTime.of(episode, sla, clock), allowed));
            }
        }
        targets.sort(Comparator.comparing(Target::startedAt).thenComparing(Target::target));
        return List.copyOf(targets);
    }

    /** When the reply that is owed is due, as {@link #targets()} says; null where none is owed, promised or reached. */
    public @Nullable Instant replyDue() {
        for (Episode episode : Episode.all(seen())) {
            Duration allowed = episode.kind().allowedBy(sla);
            if (episode.end() == null && episode.kind() != TargetKind.RESOLUTION && allowed != null) {
                return RunningTime.of(episode, sla, OpenClock.of(calendar))
                        .reach(allowed, episode.start().at());
            }
        }
        return null;
    }

    private List<TimelineEvent> seen() {
        return events.stream()
                .filter(event -> !event.at().isAfter(until))
                .sorted(Comparator.comparing(TimelineEvent::at))
                .toList();
    }

    private Target judge(Episode episode, RunningTime running, Duration allowed) {
        Instant startedAt = episode.start().at();
        TimelineEvent end = episode.end();
        boolean withdrawn = end != null && end.type() == TimelineEvent.Type.WITHDRAWN;
        Instant dueAt = running.reach(allowed, startedAt);
        Instant metAt = end == null || withdrawn ? null : end.at();
        Duration elapsed = running.until(end == null ? until : end.at());
        Verdict verdict = withdrawn ? Verdict.WITHDRAWN : verdict(dueAt, metAt);
        return new Target(episode.kind(), startedAt, dueAt, metAt, elapsed, verdict);
    }

    private Verdict verdict(@Nullable Instant dueAt, @Nullable Instant metAt) {
        boolean late = dueAt != null && (metAt == null ? until : metAt).isAfter(dueAt);
        if (late) {
            return Verdict.BREACHED;
        }
        return metAt == null ? Verdict.OPEN : Verdict.KEPT;
    }
}
