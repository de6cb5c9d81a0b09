package dev.relais.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cases of a metric, gathered. Can be merged with others of the same metric. Not thread-safe. */
final class Summary {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    /** Nothing is added to it. */
    private static final Sketch NOTHING = new Sketch();

    private final long[] outcomes = new long[OUTCOMES.size()];
    private @Nullable Sketch ended;
    private @Nullable Sketch open;
    private long amount;

    void add(Case one, boolean timed) {
        count(one.outcome(), 1);
        amount += one.amount();
        if (timed) {
            sketch(one.outcome().hasEnded()).add(Bounded.millis(one.elapsed()));
        }
    }

    void addAll(Summary other) {
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] += other.outcomes[i];
        }
        if (other.ended != null) {
            sketch(true).addAll(other.ended);
        }
        if (other.open != null) {
            sketch(false).addAll(other.open);
        }
        amount += other.amount;
    }

    long count(Outcome outcome) {
        return outcomes[OUTCOMES.indexOf(outcome)];
    }

    private void count(Outcome outcome, long times) {
        outcomes[OUTCOMES.indexOf(outcome)] += times;
    }

    long cases() {
        return Arrays.stream(outcomes).sum();
    }

    ServiceLevel level() {
        return new ServiceLevel(
                count(Outcome.KEPT),
                count(Outcome.LATE) + count(Outcome.OVERDUE),
                count(Outcome.UNDECIDED),
                count(Outcome.WITHDRAWN) + count(Outcome.WITHDRAWN_LATE));
    }

    Sketch ended() {
        return ended == null ? NOTHING : ended;
    }

    Sketch open() {
        return open == null ? NOTHING : open;
    }

    private Sketch sketch(boolean hasEnded) {
        if (hasEnded) {
            ended = ended == null ? new Sketch() : ended;
            return ended;
        }
        open = open == null ? new Sketch() : open;
        return open;
    }

    Figure figure(Metric metric, @Nullable Duration promised) {
        boolean timed = metric.isTimed();
        return new Figure(
                cases(),
                level(),
                timed ? durations() : null,
                timed ? estimate(level().all() == 0 ? null : promised) : null,
                metric.counts() && cases() > 0 ? (double) amount / cases() : null);
    }

    @Nullable
    Durations durations() {
        Sketch ended = ended();
        return ended.count() == 0
                ? null
                : new Durations(
                        ended.count(),
                        Duration.ofMillis(ended.mean()),
                        Duration.ofMillis(ended.quantile(0.5)),
                        Duration.ofMillis(ended.quantile(0.9)),
                        Duration.ofMillis(ended.quantile(0.95)),
                        Duration.ofMillis(ended.max()));
    }

    private @Nullable Estimate estimate(@Nullable Duration promised) {
        if (ended().count() == 0) {
            return null;
        }
        Survival survival = new Survival(ended(), open());
        Long median = survival.reached(0.5);
        Double within = promised == null ? null : survival.endedBy(Bounded.millis(promised));
        return new Estimate(
                median == null ? null : Duration.ofMillis(median),
                within == null ? null : BigDecimal.valueOf(100 * within).setScale(1, RoundingMode.HALF_UP));
    }
}
