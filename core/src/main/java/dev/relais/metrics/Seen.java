package dev.relais.metrics;

import java.util.HashSet;
import java.util.Set;

/** Which events of a conversation were taken: in the usual order, or its reverse, it is two numbers. Not thread-safe. */
final class Seen {
    private boolean any;
    private long first;
    private long last;
    private Set<Long> others = Set.of();

    /** Whether it was not taken yet; from now on it was. */
    boolean add(long seq) {
        if (!any) {
            any = true;
            first = seq;
            last = seq;
            return true;
        }
        if (seq >= first && seq <= last) {
            return false;
        }
        if (seq - 1 == last && seq > last) {
            last = seq;
            return others.isEmpty() || !others.remove(seq);
        }
        if (seq + 1 == first && seq < first) {
            first = seq;
            return others.isEmpty() || !others.remove(seq);
        }
        if (others.isEmpty()) {
            others = new HashSet<>();
        }
        return others.add(seq);
    }
}
