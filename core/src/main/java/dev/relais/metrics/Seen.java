package dev.relais.metrics;

import java.util.HashSet;
import java.util.Set;

/** Which events of a conversation were taken: in the usual order it is two numbers. Not thread-safe. */
final class Seen {
    private long first;
    private long next;
    private Set<Long> others = Set.of();

    /** Whether it was not taken yet; from now on it was. */
    boolean add(long seq) {
        if (first == next) {
            first = seq;
            next = seq + 1;
            return true;
        }
        if (seq == next) {
            next++;
            return others.isEmpty() || !others.remove(seq);
        }
        if (seq >= first && seq < next) {
            return false;
        }
        if (others.isEmpty()) {
            others = new HashSet<>();
        }
        return others.add(seq);
    }
}
