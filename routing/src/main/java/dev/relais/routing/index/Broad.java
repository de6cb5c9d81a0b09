package dev.relais.routing.index;

import java.util.List;

/**
 * The rules that no rare signal finds, as rows of bits. A bit stands for one such rule, in file order. Immutable and thread-safe.
 */
final class Broad {
    /** How many words a row has. */
    final int words;

    private final int rowsFrom;
    private final int rowsTo;
    private final int[] positions;
    private final long[] always;
    private final int[] bitmapOf;
    private final long[] bitmaps;
    private final long[] rows;

    /**
     * @param rowsFrom where in a vector's words the rows of its classes begin
     * @param rowsTo where they end
     * @param positions where each bit's rule stands in the file
     * @param always the rules that are looked at whatever the signals
     * @param bitmapOf by signal where the row of the rules begins that it finds, or -1
     * @param bitmaps those rows
     * @param rows for classes of values the rules that accept them
     */
    Broad(int rowsFrom, int rowsTo, int[] positions, long[] always, int[] bitmapOf, long[] bitmaps, long[] rows) {
        this.words = always.length;
        this.rowsFrom = rowsFrom;
        this.rowsTo = rowsTo;
        this.positions = positions;
        this.always = always;
        this.bitmapOf = bitmapOf;
        this.bitmaps = bitmaps;
        this.rows = rows;
    }

    /** Where the row of a signal begins, or -1. */
    int bitmap(int signal) {
        return bitmapOf.length == 0 ? -1 : bitmapOf[signal];
    }

    /** The rules of a word that are still in question. */
    long candidates(int word, FactVector vector) {
        long candidates = always[word];
        for (int bitmap : vector.bitmaps) {
            candidates |= bitmaps[bitmap + word];
        }
        long[] words = vector.words;
        for (int i = rowsFrom; i < rowsTo && candidates != 0; i++) {
            candidates &= rows[(int) words[i] + word];
        }
        return candidates;
    }

    /** Where a bit's rule stands in the file. */
    int position(int bit) {
        return positions[bit];
    }

    /** Sets in every row of a slot the bit of a rule that accepts some buckets. */
    static void accept(long[] rows, FactSlot slot, int bit, long buckets) {
        for (int bucket = 0; bucket < slot.buckets(); bucket++) {
            if ((buckets >>> bucket & 1) == 0) {
                rows[slot.rowOfBucket(bucket) + (bit >> 6)] &= ~(1L << bit);
            }
        }
    }

    /** The buckets that pass a check, and always that of lists; all where the check is not about one fact's class. */
    static long buckets(Check check, FactSlot slot) {
        if (check instanceof Check.Mask mask && mask.slot() == slot) {
            return mask.mask() | 1L << FactSlot.MANY;
        }
        if (check instanceof Check.Interval interval && interval.slot() == slot) {
            return slot.buckets(interval.low(), interval.high()) | 1L << FactSlot.MANY;
        }
        return -1;
    }

    /** Whether some of these checks is about a fact's class. */
    static boolean isAbout(List<Check> checks, FactSlot slot) {
        for (Check check : checks) {
            if (buckets(check, slot) != -1) {
                return true;
            }
        }
        return false;
    }
}
