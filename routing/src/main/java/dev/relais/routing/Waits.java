package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.QueueConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a conversation has waited. One that is told to come later has not waited at all. */
final class Waits {
    private Waits() {}

    static Duration waited(Waiting waiting, Instant now) {
        return waiting.since().isAfter(now) ? Duration.ZERO : Duration.between(waiting.since(), now);
    }

    static boolean reached(Waiting waiting, Duration wait, Instant now) {
        return waited(waiting, now).compareTo(wait) >= 0;
    }

    /** When it will have waited that long; empty where it has, or never will. */
    static Optional<Instant> reaches(Waiting waiting, Duration wait, Instant now) {
        boolean never = wait.compareTo(Duration.between(waiting.since(), Instant.MAX)) > 0;
        return never || reached(waiting, wait, now)
                ? Optional.empty()
                : Optional.of(waiting.since().plus(wait));
    }

    /** Whether it has waited so long that it goes first in its queue. */
    static boolean overdue(QueueConfig queue, Waiting waiting, Instant now) {
        Duration bound = queue.bound();
        return bound != null && reached(waiting, bound, now);
    }
}
