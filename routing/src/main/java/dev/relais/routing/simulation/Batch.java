package dev.relais.routing.simulation;

import java.util.Arrays;

/** What comes together at one instant: numbers, each with a time. Used again and again. */
final class Batch {
    private int[] numbers = new int[8];
    private long[] nanos = new long[8];
    private int size;

    void add(int number, long time) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        numbers[size] = number;
        nanos[size++] = time;
    }

    int size() {
        return size;
    }

    int number(int i) {
        return numbers[i];
    }

    long nanos(int i) {
        return nanos[i];
    }

    void clear() {
        size = 0;
    }
}
