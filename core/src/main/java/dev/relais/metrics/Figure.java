package dev.relais.metrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a metric comes to, for everything or for one value of a dimension.
 *
 * @param cases how many there are, of whatever outcome
 * @param level what became of those to which something was promised
 * @param durations of those that came to an end; null where none did, or where the metric has no durations
 * @param estimate with those that are open; null where the metric has none, or nothing came to an end
 * @param amount the mean for a metric that counts, such as transfers for each conversation; null for the others
 */
public record Figure(
        long cases,
        ServiceLevel level,
        @Nullable Durations durations,
        @Nullable Estimate estimate,
        @Nullable Double amount) {
    /** Of those that came to an end. */
    public Optional<Durations> timed() {
        return Optional.ofNullable(durations);
    }
}
