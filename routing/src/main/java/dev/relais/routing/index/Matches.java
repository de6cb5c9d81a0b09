package dev.relais.routing.index;

import java.util.Arrays;

/**
 * The rules that matched, in file order: room that a caller keeps and lends to {@link RuleIndex#match} again and again, so that matching
 * allocates nothing. Not thread-safe.
 */
public final class Matches {
    private int[] positions = new int[16];
    private int size;
    private long[] found = new long[0];
    private int low;
    private int high;

    /** How many rules matched. */
    public int size() {
        return size;
    }

    /**
     * Where the i-th rule that matched stands in the file, counted from 0.
     *
     * @throws IndexOutOfBoundsException if there are fewer
     */
    public int position(int i) {
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException("match " + i + " of " + size);
        }
        return positions[i];
    }

    /** Begins anew, for a number of rules. */
    void begin(int rules) {
        size = 0;
        low = Integer.MAX_VALUE;
        high = -1;
        if (found.length << 6 < rules) {
            found = new long[(rules + 63) >> 6];
        }
    }

    boolean has(int position) {
        return (found[position >> 6] >>> position & 1) != 0;
    }

    void add(int position) {
        int word = position >> 6;
        found[word] |= 1L << position;
        low = Math.min(low, word);
        high = Math.max(high, word);
    }

    /** Puts what was found in order, up to a position. */
    void end(int last) {
        for (int word = low; word <= high; word++) {
            for (long bits = found[word]; bits != 0; bits &= bits - 1) {
                int position = (word << 6) + Long.numberOfTrailingZeros(bits);
                if (position <= last) {
                    push(position);
                }
            }
            found[word] = 0;
        }
    }

    private void push(int position) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size * 2);
        }
        positions[size++] = position;
    }
}
