package dev.relais.routing.index;

import java.util.Arrays;

/** For each signal the rules that are found by it, in file order. Immutable and thread-safe. */
final class Postings {
    final int[] starts;
    final int[] positions;

    /**
     * @param signals how many signals there are
     * @param pairs signal, position, signal, position…, positions ascending
     */
    Postings(int signals, Ints pairs) {
        starts = new int[signals + 1];
        for (int i = 0; i < pairs.size(); i += 2) {
            starts[pairs.get(i) + 1]++;
        }
        for (int signal = 0; signal < signals; signal++) {
            starts[signal + 1] += starts[signal];
        }
        positions = new int[pairs.size() / 2];
        int[] next = Arrays.copyOf(starts, signals);
        for (int i = 0; i < pairs.size(); i += 2) {
            positions[next[pairs.get(i)]++] = pairs.get(i + 1);
        }
    }

    /** Whether any rule is found by a signal. */
    boolean has(int signal) {
        return starts[signal] < starts[signal + 1];
    }
}
