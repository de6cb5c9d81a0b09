package dev.relais.routing;

import java.util.Arrays;

/**
 * Lists of agents, each agent in one of them at most, whoever has been idle longest first.
 *
 * <p>Agents become idle in turn, so that nearly all are added at the end: constant time.
 */
final class IdleLists {
    static final int NOBODY = -1;

    private final int[] first;
    private final int[] last;
    private final int[] next;
    private final int[] previous;
    private final long[] idle;

    /**
     * @param idle when each agent became idle, by any count that grows; what it says of those in a list must not change
     */
    IdleLists(int lists, long[] idle) {
        this.idle = idle;
        first = nobody(lists);
        last = nobody(lists);
        next = nobody(idle.length);
        previous = nobody(idle.length);
    }

    private static int[] nobody(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NOBODY);
        return array;
    }

    int first(int list) {
        return first[list];
    }

    int next(int agent) {
        return next[agent];
    }

    void add(int list, int agent) {
        int before = last[list];
        while (before != NOBODY && idle[before] > idle[agent]) {
            before = previous[before];
        }
        int after = before == NOBODY ? first[list] : next[before];
        link(list, before, agent);
        link(list, agent, after);
    }

    void remove(int list, int agent) {
        link(list, previous[agent], next[agent]);
        next[agent] = NOBODY;
        previous[agent] = NOBODY;
    }

    private void link(int list, int before, int after) {
        if (before == NOBODY) {
            first[list] = after;
        } else {
            next[before] = after;
        }
        if (after == NOBODY) {
            last[list] = before;
        } else {
            previous[after] = before;
        }
    }
}
