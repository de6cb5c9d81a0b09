package dev.relais.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a network takes an answer to a direct message, as a deadline. Pure; wall clock, without pauses.
 *
 * <p>A message of the customer opens the window, a further one that comes before it closes opens it anew: one target runs, from the
 * newest message. The first reply meets it, and so does a resolution; the withdrawal of all that he wrote withdraws it. A window that
 * closed unanswered stays breached: it has lapsed, and the next message begins another target.
 */
public final class ReplyWindow {
    private final Duration open;
    private final List<Target> targets = new ArrayList<>();
    private @Nullable Instant newest;

    private ReplyWindow(Duration open) {
        this.open = open;
    }

    /**
     * The targets of one private conversation, by start.
     *
     * @param open for how long after a message the network takes an answer
     * @param events in any order; those of one instant happened in the order given
     * @param until when one looks: what happened at this instant counts, later events do not
     */
    public static List<Target> targets(Duration open, List<TimelineEvent> events, Instant until) {
        ReplyWindow window = new ReplyWindow(open);
        events.stream()
                .filter(event -> !event.at().isAfter(until))
                .sorted(Comparator.comparing(TimelineEvent::at))
                .forEach(window::take);
        window.ends(null, until, false);
        return List.copyOf(window.targets);
    }

    private void take(TimelineEvent event) {
        switch (event.type()) {
            case RECEIVED -> {
                if (newest != null && event.at().isAfter(newest.plus(open))) {
                    ends(null, event.at(), false);
                }
                newest = event.at();
            }
            case REPLIED, RESOLVED -> ends(event.at(), event.at(), false);
            case WITHDRAWN -> ends(null, event.at(), true);
            case WAITING_FOR_CUSTOMER, RESUMED, REOPENED -> {}
        }
    }

    private void ends(@Nullable Instant metAt, Instant end, boolean withdrawn) {
        if (newest != null) {
            Instant due = newest.plus(open);
            Verdict verdict = metAt == null ? Verdict.OPEN : Verdict.KEPT;
            if (withdrawn) {
                verdict = Verdict.WITHDRAWN;
            } else if (end.isAfter(due)) {
                verdict = Verdict.BREACHED;
            }
            targets.add(
                    new Target(TargetKind.REPLY_WINDOW, newest, due, metAt, Duration.between(newest, end), verdict));
            newest = null;
        }
    }
}
