package dev.relais.routing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Whose turn it is in each queue that takes turns: in the order of the desk file, after whoever was chosen last. */
final class Rotation {
    private final int agents;
    private final Map<String, Integer> last = new HashMap<>();

    Rotation(int agents) {
        this.agents = agents;
    }

    Comparator<AgentState> order(String queue) {
        int before = last.getOrDefault(queue, -1);
        return Comparator.comparingInt(state -> Math.floorMod(state.position() - before - 1, agents));
    }

    void chosen(String queue, AgentState agent) {
        last.put(queue, agent.position());
    }
}
