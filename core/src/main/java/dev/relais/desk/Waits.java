package dev.relais.desk;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long this desk has seen something stand still, on its own monotonic clock: other desks' clocks, and steps of this one's,
 * make nothing look older than it is. Not thread-safe.
 *
 * @param <K> what may stand still
 */
final class Waits<K> {
    private final LongSupplier nanos;
    private final Map<K, Long> since = new HashMap<>();

    Waits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether {@code limit} has passed since this was first asked of {@code key}. */
    boolean over(K key, Duration limit) {
        return remaining(key, limit).isZero();
    }

    /** How long until {@link #over}; begins to count where nobody asked before. */
    Duration remaining(K key, Duration limit) {
        long now = nanos.getAsLong();
        long begun = since.computeIfAbsent(key, none -> now);
        Duration left = limit.minusNanos(now - begun);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** It moves again: whoever asks next begins to count anew. */
    void forget(K key) {
        since.remove(key);
    }

    /** Forgets all but these. */
    void retain(Collection<K> keys) {
        since.keySet().retainAll(keys);
    }
}
