package dev.relais.routing;

/**
 * Which queue comes first where several that do not stand in one order want the same agent.
 *
 * <p>Each agent takes from them in turn: first comes the one from which he has not been given anything for the longest time, ties by
 * arrival. Whoever has waited for his queue's bound goes before that, oldest first, but not twice in a row with the same agent. So at
 * least every second conversation that an agent gets comes from the one whose turn it is: of <i>n</i> such orders, one that depends
 * on him alone is passed over at most 2<i>n</i> times in a row, however full the others are.
 *
 * <p>Turns count for each agent apart: what a colleague takes from a queue does not help those in it whom only this agent can
 * serve.
 */
final class Turns {
    private final int groups;
    private final long[] taken;
    private final boolean[] jumped;
    private long count;

    Turns(int agents, int groups) {
        this.groups = groups;
        taken = new long[agents * groups];
        jumped = new boolean[agents];
    }

    boolean before(Match a, Match b) {
        boolean first = jumps(a);
        boolean second = jumps(b);
        if (first != second) {
            return first;
        }
        int byTurn = first ? 0 : Long.compare(taken[turn(a)], taken[turn(b)]);
        return byTurn != 0 ? byTurn < 0 : Item.byArrival(a.item(), b.item()) < 0;
    }

    void taken(Match match) {
        jumped[match.agent()] = jumps(match);
        count++;
        taken[turn(match)] = count;
    }

    private boolean jumps(Match match) {
        return match.overdue() && !jumped[match.agent()];
    }

    private int turn(Match match) {
        return match.agent() * groups + match.item().line().group.number;
    }
}
