package dev.relais.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queues that stand in one order: those of equal ranking, but for queues with a bound, which stand alone.
 *
 * <p>A cell that nobody can take from is not looked at again until somebody who could has room.
 */
final class Group {
    final Ranking ranking;
    final int number;

    private final List<Cell> open = new ArrayList<>();
    private final List<Cell> blocked = new ArrayList<>();
    /** Who got room since cells were blocked. */
    private final Set<Integer> hungry = new LinkedHashSet<>();
    /** Of those on the tail's share; null where there is no bound. */
    private final @Nullable Pressure pressure;
    /** What the tail is owed, in shares of a conversation. */
    private double owed;

    /**
     * @param bound of its queue, where it has one and stands alone
     */
    Group(Ranking ranking, int number, @Nullable Duration bound) {
        this.ranking = ranking;
        this.number = number;
        pressure = bound == null ? null : new Pressure(Nanos.of(bound));
    }

    /** An item is in one of its cells. */
    void entered(Item item) {
        if (pressure != null && ranking.tail(item)) {
            pressure.add(item);
        }
    }

    /** An item is no longer, or not as it was. */
    void left(Item item) {
        if (pressure != null && ranking.tail(item)) {
            pressure.remove(item);
        }
    }

    /** A cell is no longer empty, or somebody may be able to take from it. */
    void open(Cell cell) {
        leave(cell);
        cell.blocked = false;
        enter(open, cell);
    }

    /** Nobody can take from a cell. */
    void block(Cell cell) {
        leave(cell);
        cell.blocked = true;
        enter(blocked, cell);
    }

    private static void enter(List<Cell> cells, Cell cell) {
        cell.place = cells.size();
        cells.add(cell);
    }

    /** A cell is empty. */
    void leave(Cell cell) {
        if (cell.place >= 0) {
            List<Cell> cells = cell.blocked ? blocked : open;
            Cell last = cells.remove(cells.size() - 1);
            if (last != cell) {
                cells.set(cell.place, last);
                last.place = cell.place;
            }
            cell.place = -1;
        }
    }

    /** An agent has room: what he could take is looked at again. */
    void hasRoom(int agent) {
        hungry.add(agent);
    }

    /**
     * Opens, for each agent who got room, the cell whose head comes first of those that he can take: whatever else he could take
     * comes later. Opens all of them where the tail has its turn, which goes by another order.
     */
    private void unblock(Roster roster, boolean all, long now) {
        for (int agent : List.copyOf(hungry)) {
            Cell first = roster.hasRoom(agent) ? first(roster, agent, all, now) : null;
            if (first == null) {
                hungry.remove(agent);
            } else {
                open(first);
            }
        }
    }

    private @Nullable Cell first(Roster roster, int agent, boolean all, long now) {
        Cell first = null;
        Item best = null;
        for (int i = blocked.size() - 1; i >= 0; i--) {
            Cell cell = blocked.get(i);
            if (roster.can(agent, cell.need)) {
                Item head = cell.head(now);
                if (all) {
                    open(cell);
                } else if (head != null && (best == null || compare(head, best, now) < 0)) {
                    best = head;
                    first = cell;
                }
            }
        }
        return first;
    }

    /** The first that somebody can take, and who should; null where nobody can take any. */
    @Nullable
    Match match(Roster roster, long now) {
        boolean tail = owed >= 1 || (pressure != null && pressure.tight(now, roster.units()));
        while (true) {
            unblock(roster, tail, now);
            Item first = head(now);
            if (first == null) {
                return null;
            }
            if (tail && !first.line().overdue(first, now)) {
                Item oldest = tail();
                first = oldest == null ? first : oldest;
            }
            Cell cell = cell(first);
            int agent = Selection.choose(first, cell.need, roster);
            if (agent != IdleLists.NOBODY) {
                return new Match(first, agent, cell.line.overdue(first, now));
            }
            block(cell);
        }
    }

    /** Counts what was taken: while both wait, the tail gets its share. */
    void taken(Item item, boolean overdue) {
        if (ranking.tail(item)) {
            owed = Math.max(0, owed - 1);
        } else if (!overdue && ranking.tail() > 0 && tail() != null) {
            owed += ranking.tail();
        }
    }

    /** The first so many, in their order, of those that somebody may be able to take. */
    List<Item> front(int most, Roster roster, long now) {
        unblock(roster, true, now);
        List<Item> front = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (Item head = head(now); head != null && front.size() < most; head = head(now)) {
            front.add(head);
            cells.add(cell(head));
            cell(head).remove(head);
        }
        for (int i = 0; i < front.size(); i++) {
            cells.get(i).add(front.get(i));
        }
        return front;
    }

    private static Cell cell(Item item) {
        Cell cell = item.cell;
        if (cell == null) {
            throw new IllegalStateException(item.id + " stands in a heap and waits nowhere");
        }
        return cell;
    }

    private @Nullable Item head(long now) {
        Item best = null;
        for (Cell cell : open) {
            Item head = cell.head(now);
            if (head != null && (best == null || compare(head, best, now) < 0)) {
                best = head;
            }
        }
        return best;
    }

    private int compare(Item a, Item b, long now) {
        boolean first = a.line().overdue(a, now);
        boolean second = b.line().overdue(b, now);
        if (first != second) {
            return first ? -1 : 1;
        }
        return first ? Item.byArrival(a, b) : ranking.compare(a, b, now);
    }

    private @Nullable Item tail() {
        if (ranking.lanes() == 1) {
            return null;
        }
        Item oldest = null;
        for (Cell cell : open) {
            Item first = cell.tail();
            if (first != null && (oldest == null || Item.byArrival(first, oldest) < 0)) {
                oldest = first;
            }
        }
        return oldest;
    }
}
