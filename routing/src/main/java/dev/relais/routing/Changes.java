package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Order;
import dev.relais.config.QueueConfig.Rung;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When something changes for a waiting conversation by the mere passing of time. */
final class Changes {
    private Changes() {}

    /** The next rung that gives it more than it has. */
    static Optional<Instant> rung(Instant now, Waiting waiting, QueueConfig queue) {
        return queue.ladder().stream()
                .filter(rung -> helps(rung, waiting))
                .flatMap(rung -> Waits.reaches(waiting, rung.after(), now).stream())
                .min(Instant::compareTo);
    }

    /** When it moves among the others: it comes to its queue's bound, or is late. */
    static Optional<Instant> order(Instant now, Waiting waiting, QueueConfig queue) {
        Duration bound = queue.bound();
        Instant due = waiting.dueAt();
        Stream<Instant> overdue = bound == null ? Stream.of() : Waits.reaches(waiting, bound, now).stream();
        Stream<Instant> late =
                due == null || queue.order() != Order.SLACK || !due.isAfter(now) ? Stream.of() : Stream.of(due);
        return Stream.concat(overdue, late).min(Instant::compareTo);
    }

    private static boolean helps(Rung rung, Waiting waiting) {
        return !rung.also().isEmpty()
                || rung.relax().stream().anyMatch(waiting.requires()::containsKey)
                || rung.lower().entrySet().stream()
                        .anyMatch(lower -> waiting.requires().getOrDefault(lower.getKey(), 0) > lower.getValue());
    }
}
