package dev.relais.routing.simulation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Waits in nanoseconds, for their percentiles: each of them up to 100,000, else counts in buckets of equal relative width, of which
 * the middle is within 0.05 % of every wait in it (below 2,048 ns a bucket holds one value; waits of 0 are thus counted apart).
 *
 * <p>What it says depends on the waits alone, not on how they were put together. At most 1 MB.
 */
final class WaitSketch {
    static final int EXACT = 100_000;
    private static final int BITS = 10;
    private static final int ROW = 1 << BITS;

    private long @Nullable [] each = new long[16];
    private final long[][] rows = new long[Long.SIZE - BITS][];
    private long count;

    void add(long nanos) {
        long[] all = each;
        if (all != null && count < EXACT) {
            if (count == all.length) {
                all = Arrays.copyOf(all, all.length * 2);
                each = all;
            }
            all[(int) count++] = nanos;
            return;
        }
        pour();
        drop(nanos);
        count++;
    }

    void add(WaitSketch other) {
        long[] others = other.each;
        if (others != null) {
            for (int i = 0; i < other.count; i++) {
                add(others[i]);
            }
            return;
        }
        pour();
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; other.rows[row] != null && column < ROW; column++) {
                rowOf(row)[column] += other.rows[row][column];
            }
        }
        count += other.count;
    }

    /**
     * The least wait that a share of them does not exceed, in nanoseconds; null where there are none.
     *
     * @param percent above 0, at most 100
     */
    @Nullable
    Double percentile(int percent) {
        if (count == 0) {
            return null;
        }
        long rank = (count * percent + 99) / 100;
        long[] all = each;
        if (all != null) {
            long[] sorted = Arrays.copyOf(all, (int) count);
            Arrays.sort(sorted);
            return (double) sorted[(int) rank - 1];
        }
        long before = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; rows[row] != null && column < ROW; column++) {
                before += rows[row][column];
                if (before >= rank) {
                    return middle(row, column);
                }
            }
        }
        throw new IllegalStateException("the counts do not add up");
    }

    /** From each of them to counts. */
    private void pour() {
        long[] all = each;
        if (all != null) {
            each = null;
            for (int i = 0; i < count; i++) {
                drop(all[i]);
            }
        }
    }

    /** Row 0 holds what is below 1,024, row r what has r more binary digits than that allows. */
    private void drop(long nanos) {
        int row = Math.max(0, Long.SIZE - BITS - Long.numberOfLeadingZeros(nanos));
        int column = (int) (row == 0 ? nanos : (nanos >>> (row - 1)) - ROW);
        rowOf(row)[column]++;
    }

    private long[] rowOf(int row) {
        long[] counts = rows[row];
        if (counts == null) {
            counts = new long[ROW];
            rows[row] = counts;
        }
        return counts;
    }

    private static double middle(int row, int column) {
        if (row <= 1) {
            return row * (double) ROW + column;
        }
        double width = (double) (1L << (row - 1));
        return (ROW + column) * width + (width - 1) / 2;
    }
}
