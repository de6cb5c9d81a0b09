package dev.relais.sla;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.SlaConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one conversation up to an instant, and the service level that it stands under: what {@link SlaClock} says once it
 * took all of it.
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
        SlaClock clock = SlaClock.of(sla, calendar);
        List<Target> targets = new ArrayList<>();
        for (TimelineEvent event : seen()) {
            clock = clock.take(event);
            targets.addAll(clock.ended());
        }
        targets.addAll(clock.running(until));
        targets.sort(Comparator.comparing(Target::startedAt).thenComparing(Target::target));
        return List.copyOf(targets);
    }

    /** When the reply that is owed is due, as {@link #targets()} says; null where none is owed, promised or reached. */
    public @Nullable Instant replyDue() {
        SlaClock clock = SlaClock.of(sla, calendar);
        for (TimelineEvent event : seen()) {
            clock = clock.take(event);
        }
        return clock.replyDue();
    }

    private List<TimelineEvent> seen() {
        return events.stream()
                .filter(event -> !event.at().isAfter(until))
                .sorted(Comparator.comparing(TimelineEvent::at))
                .toList();
    }
}
