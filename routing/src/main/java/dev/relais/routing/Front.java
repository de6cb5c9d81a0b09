package dev.relais.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The first of an order and those who have room, matched all at once.
 *
 * <p>The limit is one of size, not of time: a limit of time would make decisions depend on the machine.
 */
final class Front {
    static final int MOST = 64;

    private static final int MOST_AGENTS = 128;

    private Front() {}

    /** In the order of the queue. Empty where there is nothing to choose. */
    static List<Match> match(Group group, Roster roster, long now, Backlog backlog) {
        List<Integer> agents = roster.withRoom(MOST_AGENTS);
        List<Item> items = group.front(MOST, roster, now).stream()
                .takeWhile(item -> backlog.need(item).weight() == 1)
                .toList();
        if (agents.size() < 2 || items.size() < 2) {
            return List.of();
        }
        long[][] cost = new long[items.size()][];
        boolean[] isPublic = new boolean[items.size()];
        for (int i = 0; i < cost.length; i++) {
            cost[i] = cost(items.get(i), i, items.size(), agents, roster, backlog);
            isPublic[i] = backlog.need(items.get(i)).isPublic();
        }
        int most = items.size();
        int[] given = JointMatching.solve(
                cost,
                isPublic,
                agents.stream().mapToInt(agent -> roster.room(agent, most)).toArray(),
                agents.stream()
                        .mapToInt(agent -> roster.room(agent, true, most))
                        .toArray(),
                agents.stream()
                        .mapToInt(agent -> roster.room(agent, false, most))
                        .toArray());
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            Item item = items.get(i);
            if (given[i] != IdleLists.NOBODY) {
                matches.add(new Match(item, agents.get(given[i]), item.line().overdue(item, now)));
            }
        }
        return matches;
    }

    /** A place earlier in the order counts for more than all preferences together. */
    private static long[] cost(Item item, int place, int items, List<Integer> agents, Roster roster, Backlog backlog) {
        Need need = backlog.need(item);
        Standing.Demand demand =
                Standing.Demand.of(item, Objects.requireNonNull(item.waiting), backlog.spec(item), roster);
        Comparator<Standing> order = Standing.order(item.line().queue.select());
        List<Standing> able = agents.stream()
                .filter(agent -> roster.can(agent, need))
                .map(agent -> Standing.of(demand, agent, need, roster))
                .sorted(order)
                .toList();
        Map<Integer, Integer> preference = new HashMap<>();
        able.forEach(one -> preference.put(one.position(), preference.size()));
        long[] cost = new long[agents.size()];
        for (int j = 0; j < cost.length; j++) {
            Integer preferred = preference.get(agents.get(j));
            cost[j] = preferred == null ? -1 : (long) place * items * agents.size() + preferred;
        }
        return cost;
    }
}
