package dev.relais.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The one share that a product shows for a level, by its own arithmetic. */
final class Levels {
    private Levels() {}

    /** Percent with one decimal; empty where the metric judges nothing or the product would show nothing. */
    static Optional<BigDecimal> percent(Metric metric, Summary summary) {
        if (metric.judge() instanceof Metric.Judge.Nothing) {
            return Optional.empty();
        }
        ServiceLevel level = summary.level();
        long left = summary.count(Outcome.WITHDRAWN);
        return switch (metric.undecided()) {
            case BOUNDS -> level.lowerPercent();
            // of nothing it is all
            case AS_KEPT -> level.all() == 0 ? Optional.of(share(1, 1)) : of(level.all() - level.broken(), level.all());
            case LEFT_OUT -> of(level.kept(), level.kept() + summary.count(Outcome.LATE));
            case LEFT_IN_TIME_IS_KEPT -> of(level.kept() + left, level.all());
        };
    }

    private static Optional<BigDecimal> of(long part, long all) {
        return all == 0 ? Optional.empty() : Optional.of(share(part, all));
    }

    private static BigDecimal share(long part, long all) {
        return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
    }
}
