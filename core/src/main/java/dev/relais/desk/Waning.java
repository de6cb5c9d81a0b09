package dev.relais.desk;

import dev.relais.config.QueueConfig.Awaiting;
import dev.relais.conversation.Visibility;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation that waits for its customer, and weighs less the longer it does.
 *
 * @param agent whose it is
 * @param weight while it is his turn
 * @param since when he began to wait
 * @param steps in time order; shares never rise
 */
record Waning(String agent, int weight, Visibility visibility, Instant since, List<Awaiting> steps) {
    /** Whole units that it takes at {@code now}: ceil(weight × share). */
    int weight(Instant now) {
        int units = weight;
        for (Awaiting step : steps) {
            if (!since.plus(step.after()).isAfter(now) || step.after().isZero()) {
                units = step.share()
                        .multiply(BigDecimal.valueOf(weight))
                        .setScale(0, RoundingMode.CEILING)
                        .intValueExact();
            }
        }
        return units;
    }

    /** When it weighs less than at {@code now}. */
    Optional<Instant> nextStep(Instant now) {
        return steps.stream()
                .map(step -> since.plus(step.after()))
                .filter(step -> step.isAfter(now))
                .findFirst();
    }
}
