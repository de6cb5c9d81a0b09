package dev.relais.routing;

import org.jspecify.annotations.Nullable;

/** Conversations of one queue that ask the same of an agent, in their order. */
final class Cell {
    final Line line;
    final Need need;
    /** Nobody can take any of these at present. */
    boolean blocked;
    /** Where it stands among the open, or the blocked, cells of its group; -1: nowhere, for it is empty. */
    int place = -1;

    private final ItemHeap[] lanes;
    private final ItemHeap.@Nullable Arrivals arrivals;

    Cell(Line line, Need need) {
        this.line = line;
        this.need = need;
        lanes = new ItemHeap[line.group.ranking.lanes()];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new ItemHeap.Lane();
        }
        arrivals = line.bound == Nanos.NEVER ? null : new ItemHeap.Arrivals();
    }

    void add(Item item) {
        lanes[item.lane].add(item);
        line.group.entered(item);
        if (arrivals != null) {
            arrivals.add(item);
        }
    }

    void remove(Item item) {
        lanes[item.lane].remove(item);
        line.group.left(item);
        if (arrivals != null) {
            arrivals.remove(item);
        }
    }

    boolean isEmpty() {
        for (ItemHeap lane : lanes) {
            if (lane.size() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Who comes first at an instant; null where nobody waits. */
    @Nullable
    Item head(long now) {
        Item oldest = arrivals == null ? null : arrivals.first();
        if (oldest != null && line.overdue(oldest, now)) {
            return oldest;
        }
        Item head = null;
        for (ItemHeap lane : lanes) {
            Item first = lane.first();
            if (first != null && (head == null || line.group.ranking.compare(first, head, now) < 0)) {
                head = first;
            }
        }
        return head;
    }

    /** The oldest of those that live on the share of the tail; null where there is none. */
    @Nullable
    Item tail() {
        Item oldest = null;
        for (ItemHeap lane : lanes) {
            Item first = lane.first();
            if (first != null
                    && line.group.ranking.tail(first)
                    && (oldest == null || Item.byArrival(first, oldest) < 0)) {
                oldest = first;
            }
        }
        return oldest;
    }
}
