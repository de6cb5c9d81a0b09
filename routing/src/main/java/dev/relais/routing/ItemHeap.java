package dev.relais.routing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Items with the least first, from which any can be taken out: each remembers its place.
 *
 * <p>Every operation takes logarithmic time; the first is known at once.
 */
abstract class ItemHeap {
    private Item[] items = new Item[4];
    private int size;

    /** Whether {@code a} comes before {@code b}. */
    abstract boolean before(Item a, Item b);

    /** Where an item stands in this heap; -1: nowhere. */
    abstract int place(Item item);

    abstract void place(Item item, int place);

    final int size() {
        return size;
    }

    final @Nullable Item first() {
        return size == 0 ? null : items[0];
    }

    final void add(Item item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        size++;
        up(size - 1, item);
    }

    /** Nothing happens where it is not in. */
    final void remove(Item item) {
        int hole = place(item);
        if (hole < 0) {
            return;
        }
        place(item, -1);
        size--;
        Item last = items[size];
        clear(size);
        if (hole < size) {
            if (hole > 0 && before(last, items[(hole - 1) >> 1])) {
                up(hole, last);
            } else {
                down(hole, last);
            }
        }
    }

    @SuppressWarnings("NullAway") // What lies behind the last item is nothing.
    private void clear(int place) {
        items[place] = null;
    }

    private void up(int from, Item item) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> 1;
            if (!before(item, items[parent])) {
                break;
            }
            set(hole, items[parent]);
            hole = parent;
        }
        set(hole, item);
    }

    private void down(int from, Item item) {
        int hole = from;
        for (int child = 2 * hole + 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && before(items[child + 1], items[child])) {
                child++;
            }
            if (!before(items[child], item)) {
                break;
            }
            set(hole, items[child]);
            hole = child;
        }
        set(hole, item);
    }

    private void set(int place, Item item) {
        items[place] = item;
        place(item, place);
    }

    /** In the order of their keys, then of their arrival. */
    static final class Lane extends ItemHeap {
        @Override
        boolean before(Item a, Item b) {
            return a.key != b.key ? a.key < b.key : Item.byArrival(a, b) < 0;
        }

        @Override
        int place(Item item) {
            return item.inLane;
        }

        @Override
        void place(Item item, int place) {
            item.inLane = place;
        }
    }

    /** In the order of their arrival. */
    static final class Arrivals extends ItemHeap {
        @Override
        boolean before(Item a, Item b) {
            return Item.byArrival(a, b) < 0;
        }

        @Override
        int place(Item item) {
            return item.inArrivals;
        }

        @Override
        void place(Item item, int place) {
            item.inArrivals = place;
        }
    }

    /** Whose time to start runs out first. */
    static final class Lates extends ItemHeap {
        @Override
        boolean before(Item a, Item b) {
            return a.due < b.due;
        }

        @Override
        int place(Item item) {
            return item.inLates;
        }

        @Override
        void place(Item item, int place) {
            item.inLates = place;
        }
    }

    /** Whose next rung comes first. */
    static final class Rungs extends ItemHeap {
        @Override
        boolean before(Item a, Item b) {
            return a.nextRung < b.nextRung;
        }

        @Override
        int place(Item item) {
            return item.inRungs;
        }

        @Override
        void place(Item item, int place) {
            item.inRungs = place;
        }
    }
}
