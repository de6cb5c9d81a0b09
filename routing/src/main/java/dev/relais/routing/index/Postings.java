package dev.relais.routing.index;

import java.util.Arrays;

/** For each signal the rules that are found by it, in file order. Immutable and thread-safe. */
final class Postings {
    /** Stands behind the last rule of a list. */
    static final int END = Integer.MAX_VALUE;

    private static final int NOTHING = -1;

    private final int[] starts;
    private final int[] positions;

    /**
     * @param signals how many signals there are
     * @param pairs signal, position, signal, position…, positions ascending
     */
    Postings(int signals, Ints pairs) {
        int[] lengths = new int[signals];
        for (int i = 0; i < pairs.size(); i += 2) {
            lengths[pairs.get(i)]++;
        }
        starts = new int[signals];
        int next = 0;
        for (int signal = 0; signal < signals; signal++) {
            starts[signal] = lengths[signal] == 0 ? NOTHING : next;
            next += lengths[signal] == 0 ? 0 : lengths[signal] + 1;
        }
        positions = new int[next];
        Arrays.fill(positions, END);
        int[] free = starts.clone();
        for (int i = 0; i < pairs.size(); i += 2) {
            positions[free[pairs.get(i)]++] = pairs.get(i + 1);
        }
    }

    /** Whether any rule is found by a signal. */
    boolean has(int signal) {
        return starts[signal] != NOTHING;
    }

    /** The list of a signal that has one: lists in the order of these numbers are in the order of their first rules. */
    long list(int signal) {
        int start = starts[signal];
        return (long) positions[start] << 32 | start;
    }

    /** The first rule of a list. */
    static int first(long list) {
        return (int) (list >>> 32);
    }

    /** Where a list begins. */
    static int start(long list) {
        return (int) list;
    }

    /** A rule of a list, or {@link #END}. */
    int position(int at) {
        return positions[at];
    }
}
