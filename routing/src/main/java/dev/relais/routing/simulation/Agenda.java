package dev.relais.routing.simulation;

import java.util.Arrays;

/**
 * What is due next: for each number at most one instant, in a heap that knows where every number stands, so that it can be moved
 * and removed. Of one instant the lowest number comes first.
 */
final class Agenda {
    static final long NEVER = Long.MAX_VALUE;
    private static final int ABSENT = -1;

    private long[] at = new long[64];
    private int[] place = new int[64];
    private int[] heap = new int[64];
    private int size;

    Agenda() {
        Arrays.fill(place, ABSENT);
    }

    /** The earliest instant; {@link #NEVER} where there is none. */
    long firstAt() {
        return size == 0 ? NEVER : at[heap[0]];
    }

    /** Takes out the first. */
    int take() {
        int first = heap[0];
        remove(first);
        return first;
    }

    int size() {
        return size;
    }

    /** The number is due at that instant and at no other; at {@link #NEVER} not at all. */
    void set(int number, long instant) {
        if (instant == NEVER) {
            remove(number);
            return;
        }
        grow(number);
        at[number] = instant;
        int slot = place[number];
        if (slot == ABSENT) {
            slot = size++;
        }
        put(slot, number);
        down(up(slot));
    }

    void remove(int number) {
        if (number >= place.length || place[number] == ABSENT) {
            return;
        }
        int slot = place[number];
        place[number] = ABSENT;
        int last = heap[--size];
        if (last != number) {
            put(slot, last);
            down(up(slot));
        }
    }

    private void grow(int number) {
        if (number >= place.length) {
            int before = place.length;
            int after = Math.max(number + 1, before * 2);
            at = Arrays.copyOf(at, after);
            heap = Arrays.copyOf(heap, after);
            place = Arrays.copyOf(place, after);
            Arrays.fill(place, before, after, ABSENT);
        }
    }

    private void put(int slot, int number) {
        heap[slot] = number;
        place[number] = slot;
    }

    private boolean before(int a, int b) {
        return at[a] < at[b] || (at[a] == at[b] && a < b);
    }

    private int up(int from) {
        int slot = from;
        int number = heap[slot];
        while (slot > 0 && before(number, heap[(slot - 1) / 2])) {
            put(slot, heap[(slot - 1) / 2]);
            slot = (slot - 1) / 2;
        }
        put(slot, number);
        return slot;
    }

    private void down(int from) {
        int slot = from;
        int number = heap[slot];
        while (2 * slot + 1 < size) {
            int child = 2 * slot + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], number)) {
                break;
            }
            put(slot, heap[child]);
            slot = child;
        }
        put(slot, number);
    }
}
