package dev.relais.metrics;

import java.util.SortedMap;
import java.util.TreeMap;

/** Rows of numbers by a number: an hour, a quarter of an hour. Can be merged. Not thread-safe. */
final class Counts {
    private final int width;
    private final TreeMap<Long, long[]> rows = new TreeMap<>();
    private long lastKey = Long.MIN_VALUE;
    private long[] lastRow = {};

    Counts(int width) {
        this.width = width;
    }

    void add(long key, int column, long times) {
        if (key != lastKey || lastRow.length == 0) {
            lastRow = rows.computeIfAbsent(key, none -> new long[width]);
            lastKey = key;
        }
        lastRow[column] += times;
    }

    void addAll(Counts other) {
        other.rows.forEach((key, row) -> {
            for (int i = 0; i < width; i++) {
                add(key, i, row[i]);
            }
        });
    }

    SortedMap<Long, long[]> rows() {
        return rows;
    }
}
