package dev.relais.routing;

import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Rung;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A queue of the desk: what its ladder gives way to, and whose turn it is. */
final class Line {
    final QueueConfig queue;
    final Group group;
    /** Whoever has waited this long goes first; {@link Nanos#NEVER} where nobody does. */
    final long bound;
    /** How much longer a conversation waits for whom it prefers. */
    final long patience;
    /** Who was chosen last, of those who take turns. */
    int last = IdleLists.NOBODY;

    private final Map<String, QueueConfig> queues;
    private final List<Rung> rungs;
    private final long[] after;

    Line(QueueConfig queue, Group group, Map<String, QueueConfig> queues) {
        this.queue = queue;
        this.group = group;
        this.queues = queues;
        rungs = queue.ladder();
        after = rungs.stream().mapToLong(rung -> Nanos.of(rung.after())).toArray();
        patience = Nanos.of(queue.stickyWait());
        bound = queue.bound() == null ? Nanos.NEVER : Nanos.of(queue.bound());
    }

    boolean overdue(Item item, long now) {
        return bound != Nanos.NEVER && now >= Nanos.plus(item.since, bound);
    }

    /** How many rungs have given way for an item. */
    int reached(Item item, long now) {
        int reached = 0;
        while (reached < after.length && Math.max(0, Nanos.minus(now, item.since)) >= after[reached]) {
            reached++;
        }
        return reached;
    }

    /** When the next rung gives an item more than it has; {@link Nanos#NEVER} where none does. */
    long next(Item item, Map<String, Integer> requires) {
        for (int i = item.rung; i < after.length; i++) {
            if (helps(rungs.get(i), requires)) {
                return Nanos.plus(item.since, after[i]);
            }
        }
        return Nanos.NEVER;
    }

    private static boolean helps(Rung rung, Map<String, Integer> requires) {
        return !rung.also().isEmpty()
                || rung.relax().stream().anyMatch(requires::containsKey)
                || rung.lower().entrySet().stream()
                        .anyMatch(lower -> requires.getOrDefault(lower.getKey(), 0) > lower.getValue());
    }

    /** What is required once so many rungs have given way. */
    Map<String, Integer> requires(Map<String, Integer> first, int reached) {
        Map<String, Integer> requires = new TreeMap<>(first);
        for (Rung rung : rungs.subList(0, reached)) {
            rung.relax().forEach(requires::remove);
            rung.lower()
                    .forEach((skill, enough) ->
                            requires.computeIfPresent(skill, (id, level) -> Math.min(level, enough)));
        }
        return requires;
    }

    /**
     * Whose people may take it once so many rungs have given way; null: everybody.
     *
     * @param more queues whose people may take it, too
     */
    @Nullable
    Set<String> departments(int reached, Set<String> more) {
        Set<String> departments = new HashSet<>();
        if (!open(queue, departments)) {
            return null;
        }
        for (String one : more) {
            QueueConfig other = queues.get(one);
            if (other != null && !open(other, departments)) {
                return null;
            }
        }
        for (Rung rung : rungs.subList(0, reached)) {
            for (String also : rung.also()) {
                QueueConfig other = queues.get(also);
                if (other != null && !open(other, departments)) {
                    return null;
                }
            }
        }
        return departments;
    }

    /** Returns false where it is open to everybody. */
    private static boolean open(QueueConfig queue, Set<String> departments) {
        String department = queue.department();
        if (department == null) {
            return false;
        }
        departments.add(department);
        return true;
    }
}
