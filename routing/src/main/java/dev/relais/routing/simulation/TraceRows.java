package dev.relais.routing.simulation;

import java.util.Arrays;
import java.util.List;

/** The rows of a trace as they are read, put in the order of time at the end. */
final class TraceRows {
    private static final long DAY = Scenario.DAY.toNanos();

    private long[] at = new long[1024];
    private int[] kind = new int[1024];
    private long[] handling = new long[1024];
    private int size;
    private long first = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private boolean ordered = true;

    void add(long nanos, int ofKind, long takes) {
        if (size == at.length) {
            at = Arrays.copyOf(at, size * 2);
            kind = Arrays.copyOf(kind, size * 2);
            handling = Arrays.copyOf(handling, size * 2);
        }
        ordered &= nanos >= latest;
        first = Math.min(first, nanos);
        latest = Math.max(latest, nanos);
        at[size] = nanos;
        kind[size] = ofKind;
        handling[size++] = takes;
    }

    int size() {
        return size;
    }

    /** From the day of the first to the last, in nanoseconds; never less than it is. */
    long span() {
        long span = size == 0 ? 0 : latest - Math.floorDiv(first, DAY) * DAY;
        return span < 0 ? Long.MAX_VALUE : span;
    }

    /** @param instants whether times count from another day than day 0, so that the first row's day is it */
    Trace trace(List<String> classes, boolean instants) {
        long day0 = instants && size > 0 ? Math.floorDiv(first, DAY) * DAY : 0;
        int[] order = order();
        long[] times = new long[size];
        int[] kinds = new int[size];
        long[] takes = new long[size];
        for (int i = 0; i < size; i++) {
            times[i] = at[order[i]] - day0;
            kinds[i] = kind[order[i]];
            takes[i] = handling[order[i]];
        }
        return new Trace(classes, times, kinds, takes);
    }

    /** By time; rows of one instant as they stand. A merge sort from the bottom up: boxing millions of rows would cost more. */
    private int[] order() {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        int[] merged = new int[ordered ? 0 : size];
        for (int width = 1; width < size && !ordered; width *= 2) {
            for (int from = 0; from < size; from += 2 * width) {
                merge(order, merged, from, Math.min(from + width, size), Math.min(from + 2 * width, size));
            }
            int[] swapped = order;
            order = merged;
            merged = swapped;
        }
        return order;
    }

    private void merge(int[] order, int[] merged, int from, int middle, int end) {
        int left = from;
        int right = middle;
        for (int i = from; i < end; i++) {
            boolean takeLeft = left < middle && (right >= end || at[order[left]] <= at[order[right]]);
            merged[i] = order[takeLeft ? left++ : right++];
        }
    }
}
