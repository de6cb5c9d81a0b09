package dev.relais.routing.index;

import java.util.Arrays;

/** A list of numbers that grows. Not thread-safe. */
final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    int get(int i) {
        return values[i];
    }

    void set(int i, int value) {
        values[i] = value;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
