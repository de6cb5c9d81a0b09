package dev.relais.desk;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts since the desk was opened. Thread-safe.
 *
 * <p>Names: {@code webhooks.accepted}, {@code webhooks.answered}, {@code webhooks.refused}, {@code webhooks.not-kept},
 * {@code work.postponed}, {@code deliveries.understood}, {@code items.told}, {@code items.told-again},
 * {@code items.not-understood}, {@code sends.sent}, {@code sends.rejected}, {@code sends.throttled}, {@code sends.unknown},
 * {@code callbacks.failed}.
 */
public final class DeskCounters {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    DeskCounters() {}

    void count(String name) {
        counts.computeIfAbsent(name, none -> new LongAdder()).increment();
    }

    /** How often; 0 for what never happened. */
    public long get(String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    /** Every count that is not 0, by name. */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
