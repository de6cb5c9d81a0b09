package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.conversation.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits: in cells of those that ask the same, the cells in groups that stand in one order. */
final class Backlog {
    /** Empty cells that are kept because their like comes again. */
    private static final int KEPT = 20_000;

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final Map<Key, Cell> cells = new HashMap<>();
    private final ItemHeap lates = new ItemHeap.Lates();
    private final ItemHeap rungs = new ItemHeap.Rungs();
    private final Roster roster;
    private final Map<Integer, Set<Item>> kept = new HashMap<>();
    private int filled;

    private record Key(
            Line line,
            int rung,
            Map<String, Integer> requires,
            int weight,
            boolean isPublic,
            Set<String> excluded,
            Set<String> also,
            int keptFor) {}

    Backlog(DeskConfig desk, Roster roster) {
        this.roster = roster;
        Map<String, QueueConfig> queues = new LinkedHashMap<>();
        desk.queues().forEach(queue -> queues.put(queue.id(), queue));
        Map<Ranking, Group> shared = new HashMap<>();
        for (QueueConfig queue : desk.queues()) {
            Group group = queue.bound() != null
                    ? group(Ranking.of(queue), queue.bound())
                    : shared.computeIfAbsent(Ranking.of(queue), ranking -> group(ranking, null));
            lines.put(queue.id(), new Line(queue, group, queues));
        }
    }

    private Group group(Ranking ranking, @Nullable Duration bound) {
        Group group = new Group(ranking, groups.size(), bound);
        groups.add(group);
        return group;
    }

    List<Group> groups() {
        return groups;
    }

    @Nullable
    Line line(String queue) {
        return lines.get(queue);
    }

    /** An item waits from now on. */
    void add(Item item, Waiting waiting, long forecast, long now) {
        item.waiting = waiting;
        item.since = Nanos.of(waiting.since());
        item.forecast = forecast;
        item.due = waiting.dueAt() == null ? Nanos.NEVER : Nanos.of(waiting.dueAt());
        Ranking ranking = item.line().group.ranking;
        ranking.place(item, waiting.priority(), now);
        item.rung = item.line().reached(item, now);
        keep(item, waiting, now);
        enter(item, waiting);
        if (ranking.mayBeLate(item)) {
            lates.add(item);
        }
    }

    /** It waits for the agent whom it prefers, if he is there, is the one to have it, and its queue is ready to pay for that. */
    private void keep(Item item, Waiting waiting, long now) {
        item.keptFor = IdleLists.NOBODY;
        int agent = roster.position(waiting.preferAgent());
        long until = Nanos.plus(item.since, item.line().patience);
        if (agent != IdleLists.NOBODY && until > now && item.line().patience > 0 && roster.available(agent)) {
            Need need = Need.of(spec(key(item, waiting)), roster);
            if (need.entitles(roster.profiles.of(agent)) && !need.excludes(agent)) {
                item.keptFor = agent;
                item.keptUntil = until;
                kept.computeIfAbsent(agent, none -> new LinkedHashSet<>()).add(item);
            }
        }
    }

    /** An agent is no longer there: what waits for him alone waits for anybody. */
    void away(int agent) {
        for (Item item : List.copyOf(kept.getOrDefault(agent, Set.of()))) {
            leave(item);
            letGo(item);
            enter(item, Objects.requireNonNull(item.waiting));
        }
    }

    private void letGo(Item item) {
        if (item.keptFor != IdleLists.NOBODY) {
            kept.getOrDefault(item.keptFor, new LinkedHashSet<>()).remove(item);
            item.keptFor = IdleLists.NOBODY;
        }
    }

    private void enter(Item item, Waiting waiting) {
        Key key = key(item, waiting);
        Cell cell = cells.get(key);
        if (cell == null) {
            Need need = Need.of(spec(key), roster);
            cell = new Cell(item.line(), key.keptFor() == IdleLists.NOBODY ? need : need.onlyFor(key.keptFor()));
            tidy();
            cells.put(key, cell);
        }
        item.cell = cell;
        cell.add(item);
        if (cell.place < 0) {
            filled++;
            item.line().group.open(cell);
        }
        item.nextRung = item.line().next(item, waiting.requires());
        if (item.keptFor != IdleLists.NOBODY) {
            item.nextRung = Math.min(item.nextRung, item.keptUntil);
        }
        if (item.nextRung != Nanos.NEVER) {
            rungs.add(item);
        }
    }

    private static Key key(Item item, Waiting waiting) {
        boolean isPublic = waiting.visibility() == Visibility.PUBLIC;
        return new Key(
                item.line(),
                item.rung,
                waiting.requires(),
                waiting.weight(),
                isPublic,
                waiting.excluded(),
                waiting.also(),
                item.keptFor);
    }

    private static Need.Spec spec(Key key) {
        return new Need.Spec(
                key.line().departments(key.rung(), key.also()),
                key.line().requires(key.requires(), key.rung()),
                key.requires().keySet(),
                key.weight(),
                key.isPublic(),
                key.excluded());
    }

    private void tidy() {
        if (cells.size() > KEPT + 2 * filled) {
            cells.values().removeIf(Cell::isEmpty);
        }
    }

    /** An item waits no longer. */
    void remove(Item item) {
        leave(item);
        letGo(item);
        lates.remove(item);
        item.waiting = null;
    }

    private void leave(Item item) {
        Cell cell = Objects.requireNonNull(item.cell);
        cell.remove(item);
        if (cell.isEmpty()) {
            filled--;
            item.line().group.leave(cell);
        }
        rungs.remove(item);
        item.cell = null;
    }

    /** What changes by the mere passing of time: rungs give way, and what waits too long is late. */
    void advance(long now) {
        for (Item item = lates.first(); item != null && item.due < now; item = lates.first()) {
            lates.remove(item);
            Cell cell = Objects.requireNonNull(item.cell);
            cell.remove(item);
            item.line().group.ranking.late(item);
            cell.add(item);
        }
        for (Item item = rungs.first(); item != null && item.nextRung <= now; item = rungs.first()) {
            leave(item);
            if (item.keptUntil <= now) {
                letGo(item);
            }
            item.rung = item.line().reached(item, now);
            enter(item, Objects.requireNonNull(item.waiting));
        }
    }

    /** When a rung gives way next; {@link Nanos#NEVER} where none does. */
    long nextRung() {
        Item first = rungs.first();
        return first == null ? Nanos.NEVER : first.nextRung;
    }

    /** An agent has room. */
    void unblock(int agent) {
        for (Group group : groups) {
            group.hasRoom(agent);
        }
    }

    /** What an item that waits asks of an agent by now. */
    Need need(Item item) {
        return Objects.requireNonNull(item.cell).need;
    }

    /** The same, in words. */
    Need.Spec spec(Item item) {
        return spec(key(item, Objects.requireNonNull(item.waiting)));
    }
}
