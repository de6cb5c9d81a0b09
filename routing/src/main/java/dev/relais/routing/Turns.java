package dev.relais.routing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which queue comes first where several want the same agent.
 *
 * <p>Each agent takes from his queues in turn: first comes the queue from which he has not been given anything for the longest
 * time, ties by arrival. Whoever has waited for his queue's bound goes before that, oldest first, but not twice in a row with the
 * same agent. So at least every second conversation that an agent gets comes from the queue whose turn it is: with <i>n</i> queues,
 * one that depends on him alone is passed over at most 2<i>n</i> times in a row, however full the others are.
 *
 * <p>Turns count for each agent apart: what a colleague takes from a queue does not help those in it whom only this agent can
 * serve.
 */
final class Turns {
    private final Map<String, Map<String, Long>> taken = new HashMap<>();
    private final Set<String> jumped = new HashSet<>();
    private long count;

    /** Who goes first. */
    Comparator<Match> order() {
        return (a, b) -> {
            boolean first = jumps(a);
            boolean second = jumps(b);
            if (first != second) {
                return first ? -1 : 1;
            }
            int byTurn = first ? 0 : Long.compare(turn(a), turn(b));
            return byTurn != 0 ? byTurn : QueueOrder.ARRIVAL.compare(a.waiting(), b.waiting());
        };
    }

    void taken(Match match) {
        if (jumps(match)) {
            jumped.add(match.agent().id());
        } else {
            jumped.remove(match.agent().id());
        }
        count++;
        taken.computeIfAbsent(match.agent().id(), agent -> new HashMap<>())
                .put(match.queue().id(), count);
    }

    private boolean jumps(Match match) {
        return match.overdue() && !jumped.contains(match.agent().id());
    }

    private long turn(Match match) {
        return taken.getOrDefault(match.agent().id(), Map.of())
                .getOrDefault(match.queue().id(), 0L);
    }
}
