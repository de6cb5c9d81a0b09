package dev.relais.metrics;

import java.time.Duration;

/** How much one person, or department, had to do. Can be merged. Not thread-safe. */
final class Work {
    long conversations;
    long replies;
    /** ∫ load: units times time. */
    Duration load = Duration.ZERO;
    /** The same within staffed time. */
    Duration staffedLoad = Duration.ZERO;

    final Stretches busy = new Stretches();

    void addAll(Work other) {
        conversations += other.conversations;
        replies += other.replies;
        load = Bounded.sum(load, other.load);
        staffedLoad = Bounded.sum(staffedLoad, other.staffedLoad);
        busy.addAll(other.busy);
    }
}
