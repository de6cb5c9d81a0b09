package dev.relais.metrics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One case of a metric: what is counted once.
 *
 * @param from when it began
 * @param to when it ended; null where it has not, or was withdrawn
 * @param elapsed on the metric's clock, up to its end or to when one looked
 * @param outcome what became of it
 * @param agent to whom it is attributed; null: to nobody
 * @param amount what a metric that counts has counted; 0 for the others
 */
public record Case(
        Instant from,
        @Nullable Instant to,
        Duration elapsed,
        Outcome outcome,
        @Nullable String agent,
        long amount) {}
