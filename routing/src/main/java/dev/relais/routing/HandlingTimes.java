package dev.relais.routing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long conversations of a kind take, learned from those that are done.
 *
 * <p>The mean of each kind, in which the last thousand count most, so that it follows slow changes. Of a kind that nobody has seen
 * yet the mean of all is known. An engine learns while it runs; what a host knows from its past it can tell beforehand. Not
 * thread-safe.
 */
public final class HandlingTimes {
    private static final int MEMORY = 1000;

    private final Map<String, Mean> kinds = new HashMap<>();
    private final Mean all = new Mean();

    private static final class Mean {
        private double nanos;
        private int count;

        void add(long value) {
            count = Math.min(count + 1, MEMORY);
            nanos += (value - nanos) / count;
        }
    }

    /** Nothing is known. */
    public HandlingTimes() {}

    /** A conversation of this kind took so long, from acceptance to the end. Less than nothing counts as nothing. */
    public void learn(String kind, Duration took) {
        learn(kind, Nanos.of(took));
    }

    /** How long one of this kind will take; empty where nothing was ever learned. */
    public Optional<Duration> expected(String kind) {
        return all.count == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos(kind)));
    }

    void learn(String kind, long nanos) {
        long took = Math.max(0, nanos);
        all.add(took);
        kinds.computeIfAbsent(kind, none -> new Mean()).add(took);
    }

    /** 0 where nothing was ever learned. */
    long nanos(String kind) {
        return (long) kinds.getOrDefault(kind, all).nanos;
    }
}
