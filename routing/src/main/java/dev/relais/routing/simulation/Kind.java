package dev.relais.routing.simulation;

import dev.relais.assign.Waiting;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class of contacts in one replication: what is drawn for each of them, and what is counted. */
final class Kind {
    static final Visibility VISIBILITY = Visibility.PUBLIC;

    private final ContactClass kind;
    private final @Nullable Draw patience;
    private final @Nullable Double sigma;
    private final Chance forecasts;
    private final Tally tally = new Tally();

    Kind(ContactClass kind, Scenario scenario, int replication) {
        this.kind = kind;
        Law law = kind.patience();
        patience = law == null ? null : Draw.of(law, Chance.of(scenario.seed(), replication, "patience", kind.id()));
        sigma = scenario.sigma();
        forecasts = Chance.of(scenario.seed(), replication, "forecast", kind.id());
    }

    /** When one that arrives now loses patience; {@link Agenda#NEVER} where it never does. */
    long leaves(long now) {
        return patience == null ? Agenda.NEVER : Replication.later(now, patience.nanos());
    }

    /** What the engine is told of one. */
    Waiting waiting(ConversationId id, Instant at, long handling) {
        Duration target = kind.target();
        return new Waiting(
                id,
                kind.queue(),
                kind.priority(),
                1,
                VISIBILITY,
                kind.requires(),
                null,
                at,
                target == null ? null : at.plus(target),
                Set.of(),
                kind.id(),
                sigma == null ? null : Draw.forecast(handling, sigma, forecasts));
    }

    /** Nanoseconds; below 0 where nothing is promised. */
    long target() {
        Duration target = kind.target();
        return target == null ? -1 : target.toNanos();
    }

    Tally tally() {
        return tally;
    }
}
