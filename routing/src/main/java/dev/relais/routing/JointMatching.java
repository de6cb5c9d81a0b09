package dev.relais.routing;

import java.util.Arrays;

/**
 * Gives conversations to agents all at once, at the least cost of those that give away as many as possible: exact, by successive
 * shortest paths (Dijkstra with Johnson's potentials) in the network source → conversations → agents' public or private room →
 * agents → sink.
 */
final class JointMatching {
    private static final long FAR = Long.MAX_VALUE / 4;

    private final int conversations;
    private final int agents;
    private final int nodes;
    private final int[][] room;
    private final long[][] cost;
    private final long[] potential;

    /**
     * The best way to give conversations to agents.
     *
     * @param cost of each conversation with each agent, 0 or more; negative: he cannot take it
     * @param isPublic of each conversation
     * @param total room of each agent, in conversations
     * @param ofPublic room of each agent
     * @param ofPrivate room of each agent
     * @return the agent of each conversation; {@link IdleLists#NOBODY} where it is given to nobody
     */
    static int[] solve(long[][] cost, boolean[] isPublic, int[] total, int[] ofPublic, int[] ofPrivate) {
        JointMatching matching = new JointMatching(cost.length, total.length);
        for (int i = 0; i < cost.length; i++) {
            matching.link(0, matching.conversation(i), 1, 0);
            for (int j = 0; j < total.length; j++) {
                if (cost[i][j] >= 0) {
                    matching.link(matching.conversation(i), matching.room(j, isPublic[i]), 1, cost[i][j]);
                }
            }
        }
        for (int j = 0; j < total.length; j++) {
            matching.link(matching.room(j, true), matching.agent(j), ofPublic[j], 0);
            matching.link(matching.room(j, false), matching.agent(j), ofPrivate[j], 0);
            matching.link(matching.agent(j), matching.nodes - 1, total[j], 0);
        }
        return matching.flow();
    }

    private JointMatching(int conversations, int agents) {
        this.conversations = conversations;
        this.agents = agents;
        nodes = 2 + conversations + 3 * agents;
        room = new int[nodes][nodes];
        cost = new long[nodes][nodes];
        potential = new long[nodes];
    }

    private int conversation(int i) {
        return 1 + i;
    }

    private int room(int agent, boolean isPublic) {
        return 1 + conversations + 2 * agent + (isPublic ? 0 : 1);
    }

    private int agent(int agent) {
        return 1 + conversations + 2 * agents + agent;
    }

    private void link(int from, int to, int units, long each) {
        room[from][to] = units;
        cost[from][to] = each;
        cost[to][from] = -each;
    }

    private int[] flow() {
        int[] before = new int[nodes];
        while (path(before)) {
            for (int node = nodes - 1; node != 0; node = before[node]) {
                room[before[node]][node]--;
                room[node][before[node]]++;
            }
        }
        int[] given = new int[conversations];
        for (int i = 0; i < conversations; i++) {
            given[i] = IdleLists.NOBODY;
            for (int j = 0; j < agents; j++) {
                if (room[room(j, true)][conversation(i)] > 0 || room[room(j, false)][conversation(i)] > 0) {
                    given[i] = j;
                }
            }
        }
        return given;
    }

    /** The cheapest way for one more; false where there is none. */
    private boolean path(int[] before) {
        long[] far = new long[nodes];
        Arrays.fill(far, FAR);
        far[0] = 0;
        boolean[] done = new boolean[nodes];
        for (int node = nearest(far, done); node >= 0; node = nearest(far, done)) {
            done[node] = true;
            for (int next = 0; next < nodes; next++) {
                if (room[node][next] > 0) {
                    long way = far[node] + cost[node][next] + potential[node] - potential[next];
                    if (way < far[next]) {
                        far[next] = way;
                        before[next] = node;
                    }
                }
            }
        }
        for (int node = 0; node < nodes; node++) {
            potential[node] += Math.min(far[node], far[nodes - 1]);
        }
        return far[nodes - 1] < FAR;
    }

    private static int nearest(long[] far, boolean[] done) {
        int nearest = -1;
        for (int node = 0; node < far.length; node++) {
            if (!done[node] && far[node] < FAR && (nearest < 0 || far[node] < far[nearest])) {
                nearest = node;
            }
        }
        return nearest;
    }
}
