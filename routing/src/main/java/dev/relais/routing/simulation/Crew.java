package dev.relais.routing.simulation;

import dev.relais.assign.Assigner;
import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agents of one replication: who is there, what they have, and what they had within the counted window. */
final class Crew {
    private final List<Agent> agents;
    private final Map<String, Integer> places = new HashMap<>();
    private final Shift[] shifts;
    private final int[] firsts;
    private final int[] group;
    private final int[] used;
    private final long[] capacity;
    private final Sum[] busy;

    Crew(List<AgentGroup> groups) {
        agents = agents(groups);
        shifts = groups.stream().map(Shift::of).toArray(Shift[]::new);
        firsts = new int[groups.size() + 1];
        group = new int[agents.size()];
        used = new int[agents.size()];
        capacity = new long[agents.size()];
        busy = new Sum[agents.size()];
        for (int i = 0; i < groups.size(); i++) {
            firsts[i + 1] = firsts[i] + groups.get(i).count();
            for (int a = firsts[i]; a < firsts[i + 1]; a++) {
                places.put(agents.get(a).id(), a);
                group[a] = i;
                capacity[a] = groups.get(i).capacity();
                busy[a] = new Sum();
            }
        }
    }

    /** As a desk knows them: group by group, with ids that sort in the same order. */
    static List<Agent> agents(List<AgentGroup> groups) {
        List<Agent> agents = new ArrayList<>();
        for (AgentGroup group : groups) {
            Capacity capacity = new Capacity(group.capacity(), null, null);
            for (int i = 0; i < group.count(); i++) {
                String id = "a" + (1_000_000 + agents.size());
                agents.add(new Agent(id, null, List.of(), group.skills(), capacity));
            }
        }
        return agents;
    }

    int groups() {
        return shifts.length;
    }

    /** The engine learns whether the agents of a group are there. Returns when that changes. */
    long tell(int ofGroup, long now, Instant at, Assigner engine) {
        boolean present = shifts[ofGroup].present(now);
        for (int agent = firsts[ofGroup]; agent < firsts[ofGroup + 1]; agent++) {
            engine.available(agents.get(agent).id(), present, at);
        }
        return shifts[ofGroup].nextChange(now);
    }

    /**
     * An agent begins with one more.
     *
     * @throws IllegalStateException if the scenario does not know him, he is not there, or he has no room: the engine is wrong
     */
    int begins(String id, long now) {
        Integer agent = places.get(id);
        if (agent == null || !shifts[group[agent]].present(now) || used[agent] >= capacity[agent]) {
            throw new IllegalStateException("the engine gave a contact to " + id + ", who cannot take it");
        }
        used[agent]++;
        return agent;
    }

    /** He was busy with one from one instant to another; what lies outside of his shifts does not count. */
    void busy(int agent, long start, long end) {
        busy[agent].add((double) shifts[group[agent]].between(start, end));
    }

    void ends(int agent) {
        used[agent]--;
    }

    /** Nanoseconds in use of each agent. */
    Sum[] busy() {
        return busy;
    }

    /** Nanoseconds that each agent's units were there between two instants. */
    double[] present(long start, long end) {
        double[] present = new double[agents.size()];
        for (int agent = 0; agent < present.length; agent++) {
            present[agent] = (double) capacity[agent] * shifts[group[agent]].between(start, end);
        }
        return present;
    }
}
