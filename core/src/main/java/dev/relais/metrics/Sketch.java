package dev.relais.metrics;

import java.util.Arrays;

/**
 * A multiset of durations in milliseconds that can be merged. Up to 512 of them it is exact; with more it keeps counts in classes
 * whose width is at most 1/64 of their least value, as in high-dynamic-range histograms. What it is follows from the values alone,
 * not from the order in which they were added or merged.
 *
 * <p>Negative values count as zero, values over ten thousand years as ten thousand years. Not thread-safe.
 */
final class Sketch {
    static final int EXACT = 512;
    private static final long MOST = 315_576_000_000_000L;
    private static final int SUB_BITS = 6;
    private static final int LINEAR = 2 << SUB_BITS;

    private long count;
    private long sum;
    private long max;
    private long min = Long.MAX_VALUE;
    private long[] exact = {};
    private int[] classes = {};
    private int first;

    void add(long millis) {
        long value = Math.max(0, Math.min(millis, MOST));
        if (count < EXACT) {
            if (count == exact.length) {
                exact = Arrays.copyOf(exact, (int) Math.min(EXACT, Math.max(4, count * 2)));
            }
            exact[(int) count] = value;
        } else {
            spill();
            hit(index(value), 1);
        }
        count++;
        sum = capped(sum, value);
        max = Math.max(max, value);
        min = Math.min(min, value);
    }

    void addAll(Sketch other) {
        if (other.count == 0) {
            return;
        }
        if (other.count <= EXACT) {
            for (int i = 0; i < other.count; i++) {
                add(other.exact[i]);
            }
            return;
        }
        if (count <= EXACT) {
            long had = count;
            long[] mine = exact;
            exact = new long[0];
            for (int i = 0; i < had; i++) {
                hit(index(mine[i]), 1);
            }
        }
        for (int i = 0; i < other.classes.length; i++) {
            if (other.classes[i] != 0) {
                hit(other.first + i, other.classes[i]);
            }
        }
        count += other.count;
        sum = capped(sum, other.sum);
        max = Math.max(max, other.max);
        min = Math.min(min, other.min);
    }

    private static long capped(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private void spill() {
        if (exact.length > 0) {
            for (long value : exact) {
                hit(index(value), 1);
            }
            exact = new long[0];
        }
    }

    private void hit(int index, int times) {
        if (classes.length == 0) {
            classes = new int[64];
            first = Math.max(0, index - 32);
        }
        if (index < first) {
            int more = Math.max(first - index, Math.min(first, classes.length / 2));
            int[] wider = new int[classes.length + more];
            System.arraycopy(classes, 0, wider, more, classes.length);
            classes = wider;
            first -= more;
        } else if (index >= first + classes.length) {
            classes = Arrays.copyOf(classes, Math.max(index - first + 1, classes.length * 3 / 2));
        }
        classes[index - first] += times;
    }

    private static int index(long value) {
        if (value < LINEAR) {
            return (int) value;
        }
        int shift = 63 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return (shift << SUB_BITS) + (int) (value >>> shift);
    }

    /** The middle of a class. */
    private static long middle(int index) {
        if (index < LINEAR) {
            return index;
        }
        int shift = (index >> SUB_BITS) - 1;
        long least = (long) (index - (shift << SUB_BITS)) << shift;
        return least + (1L << shift) / 2;
    }

    long count() {
        return count;
    }

    long max() {
        return max;
    }

    long mean() {
        return count == 0 ? 0 : Math.round((double) sum / count);
    }

    /** The least value that a share of them, more than 0 and at most 1, do not exceed. */
    long quantile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count - 1e-9));
        long[] found = {max};
        long[] before = {0};
        each((value, times) -> {
            boolean here = before[0] < rank && before[0] + times >= rank;
            found[0] = here ? value : found[0];
            before[0] += times;
        });
        return found[0];
    }

    /** How many are at most {@code millis}: exact up to 512 values, else as if each stood in the middle of its class. */
    long atMost(long millis) {
        long[] sum = {0};
        each((value, times) -> sum[0] += value <= millis ? times : 0);
        return sum[0];
    }

    /** Every value and how often it is there, ascending. */
    void each(Visitor visitor) {
        if (count <= EXACT) {
            long[] sorted = Arrays.copyOf(exact, (int) count);
            Arrays.sort(sorted);
            for (long value : sorted) {
                visitor.visit(value, 1);
            }
            return;
        }
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] != 0) {
                visitor.visit(Math.max(min, Math.min(max, middle(first + i))), classes[i]);
            }
        }
    }

    /** Is told values. */
    interface Visitor {
        void visit(long value, long times);
    }
}
