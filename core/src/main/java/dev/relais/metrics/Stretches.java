package dev.relais.metrics;

import java.util.Map;
import java.util.TreeMap;

/** A union of half-open stretches of time in milliseconds. Can be merged. Not thread-safe. */
final class Stretches {
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    void add(long from, long to) {
        if (from >= to) {
            return;
        }
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        if (before != null && before.getValue() >= from) {
            start = before.getKey();
            end = Math.max(end, before.getValue());
        }
        for (var next = ends.ceilingEntry(start);
                next != null && next.getKey() <= end;
                next = ends.ceilingEntry(start)) {
            end = Math.max(end, next.getValue());
            ends.remove(next.getKey());
        }
        ends.put(start, end);
    }

    void addAll(Stretches other) {
        other.ends.forEach(this::add);
    }

    void each(Visitor visitor) {
        ends.forEach(visitor::visit);
    }

    /** Is told stretches, ascending and disjoint. */
    interface Visitor {
        void visit(long from, long to);
    }
}
