package dev.relais.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cases of a metric, gathered. Can be merged with others of the same metric. Not thread-safe. */
final class Summary {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final Map<Outcome, long[]> outcomes = new EnumMap<>(Outcome.class);
    private final Sketch ended = new Sketch();
    private final Sketch open = new Sketch();
    private long amount;

    void add(Case one, boolean timed) {
        count(one.outcome(), 1);
        amount += one.amount();
        if (timed) {
            (one.outcome().hasEnded() ? ended : open).add(Bounded.millis(one.elapsed()));
        }
    }

    void addAll(Summary other) {
        other.outcomes.forEach((outcome, times) -> count(outcome, times[0]));
        ended.addAll(other.ended);
        open.addAll(other.open);
        amount += other.amount;
    }

    long count(Outcome outcome) {
        long[] times = outcomes.get(outcome);
        return times == null ? 0 : times[0];
    }

    private void count(Outcome outcome, long times) {
        outcomes.computeIfAbsent(outcome, none -> new long[1])[0] += times;
    }

    long cases() {
        return OUTCOMES.stream().mapToLong(this::count).sum();
    }

    ServiceLevel level() {
        return new ServiceLevel(
                count(Outcome.KEPT),
                count(Outcome.LATE) + count(Outcome.OVERDUE),
                count(Outcome.UNDECIDED),
                count(Outcome.WITHDRAWN) + count(Outcome.WITHDRAWN_LATE));
    }

    Sketch ended() {
        return ended;
    }

    Sketch open() {
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
        if (ended.count() == 0) {
            return null;
        }
        Survival survival = new Survival(ended, open);
        Long median = survival.reached(0.5);
        Double within = promised == null ? null : survival.endedBy(Bounded.millis(promised));
        return new Estimate(
                median == null ? null : Duration.ofMillis(median),
                within == null ? null : BigDecimal.valueOf(100 * within).setScale(1, RoundingMode.HALF_UP));
    }
}
