package dev.relais.routing.index;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds many parts of texts in one pass (Aho and Corasick, 1975): time linear in the text, whatever the parts. Immutable and
 * thread-safe.
 *
 * <p>States are numbered breadth first and the parts are sorted, so that the children of a state are neighbours.
 */
final class Automaton {
    private static final int ASCII = 128;

    private final int[] lengths;
    private final int[] partSignals;
    private final int[] startSignals;
    private final char[] labels;
    private final int[] children;
    private final int[] fails;
    private final int[] parts;
    private final int[] reports;
    private final int[] roots = new int[ASCII];

    /**
     * @param anywhere not empty → signal that it stands anywhere
     * @param atStart not empty → signal that it stands at the start
     */
    Automaton(Map<String, Integer> anywhere, Map<String, Integer> atStart) {
        TreeSet<String> sorted = new TreeSet<>(anywhere.keySet());
        sorted.addAll(atStart.keySet());
        String[] needles = sorted.toArray(new String[0]);
        lengths = new int[needles.length];
        partSignals = new int[needles.length];
        startSignals = new int[needles.length];
        for (int i = 0; i < needles.length; i++) {
            lengths[i] = needles[i].length();
            partSignals[i] = anywhere.getOrDefault(needles[i], -1);
            startSignals[i] = atStart.getOrDefault(needles[i], -1);
        }
        Trie trie = new Trie(needles);
        labels = trie.labels();
        children = trie.children.toArray();
        parts = trie.parts.toArray();
        fails = new int[labels.length];
        reports = new int[labels.length];
        Arrays.fill(roots, 0);
        for (int child = children[0]; child < children[1]; child++) {
            if (labels[child] < ASCII) {
                roots[labels[child]] = child;
            }
        }
        for (int state = 0; state < labels.length; state++) {
            link(state);
        }
    }

    private void link(int state) {
        for (int child = children[state]; child < children[state + 1]; child++) {
            fails[child] = state == 0 ? 0 : next(fails[state], labels[child]);
        }
        boolean reportsItself = parts[state] >= 0 && partSignals[parts[state]] >= 0;
        reports[state] = reportsItself ? state : reports[fails[state]];
    }

    /** The state after one more character. */
    private int next(int from, char c) {
        int state = from;
        while (state != 0) {
            int child = child(state, c);
            if (child > 0) {
                return child;
            }
            state = fails[state];
        }
        return c < ASCII ? roots[c] : Math.max(0, child(0, c));
    }

    private int child(int state, char c) {
        int low = children[state];
        int high = children[state + 1];
        if (high - low <= 4) {
            for (int i = low; i < high; i++) {
                if (labels[i] == c) {
                    return i;
                }
            }
            return -1;
        }
        return Arrays.binarySearch(labels, low, high, c);
    }

    /** Tells every part that stands in a text. */
    void scan(char[] text, int length, Signals found) {
        int state = 0;
        for (int i = 0; i < length; i++) {
            state = next(state, text[i]);
            if (parts[state] >= 0) {
                int start = startSignals[parts[state]];
                if (start >= 0 && lengths[parts[state]] == i + 1) {
                    found.on(start);
                }
            }
            if (reports[state] != 0) {
                report(reports[state], found);
            }
        }
    }

    /** What was told before told everything that ends with it, too: so the time stays linear. */
    private void report(int first, Signals found) {
        for (int state = first; state != 0; state = reports[fails[state]]) {
            int signal = partSignals[parts[state]];
            if (found.isOn(signal)) {
                return;
            }
            found.on(signal);
        }
    }
}
