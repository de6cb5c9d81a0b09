package dev.relais.store;

import java.util.Arrays;

/** Where the events of one conversation stand in the log: whole numbers, kept small. Not thread-safe. */
final class Positions {
    private int[] positions = new int[4];
    private int size;

    void add(int position) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size + size / 2 + 1);
        }
        positions[size++] = position;
    }

    int get(int i) {
        return positions[i];
    }

    int size() {
        return size;
    }
}
