package dev.relais.lint;

import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Rung;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who takes from which queue. */
final class Crew {
    private final DeskConfig desk;
    private final Map<String, QueueConfig> queues = new HashMap<>();

    Crew(DeskConfig desk) {
        this.desk = desk;
        desk.queues().forEach(queue -> queues.put(queue.id(), queue));
    }

    /** Whether the desk lists no agents: it gets them from its host, and nothing is known about who could answer. */
    boolean isUnknown() {
        return desk.agents().isEmpty();
    }

    @Nullable
    QueueConfig queue(String id) {
        return queues.get(id);
    }

    List<Agent> everybody() {
        return desk.agents();
    }

    /** Those of the queue's department. */
    Set<Agent> of(String queue) {
        QueueConfig config = queues.get(queue);
        Set<Agent> agents = new HashSet<>();
        for (Agent agent : desk.agents()) {
            if (config != null
                    && (config.department() == null || agent.departments().contains(config.department()))) {
                agents.add(agent);
            }
        }
        return agents;
    }

    /** Those, and whom any rung of its ladder lets take from it. */
    Set<Agent> everOf(String queue) {
        Set<Agent> agents = of(queue);
        QueueConfig config = queues.get(queue);
        if (config != null) {
            config.ladder().stream().flatMap(rung -> rung.also().stream()).forEach(also -> agents.addAll(of(also)));
        }
        return agents;
    }

    /** What is still required when the whole ladder has been climbed. */
    Map<String, Integer> atLast(Map<String, Integer> requires, QueueConfig queue) {
        Map<String, Integer> left = new HashMap<>(requires);
        for (Rung rung : queue.ladder()) {
            rung.relax().forEach(left::remove);
            rung.lower().forEach((skill, level) -> left.computeIfPresent(skill, (s, now) -> Math.min(now, level)));
        }
        return left;
    }

    static boolean has(Agent agent, Map<String, Integer> requires) {
        return requires.entrySet().stream()
                .allMatch(skill -> agent.skills().getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }

    /** Whether he ever has room for a conversation of this weight, public or private. */
    static boolean carries(Agent agent, int weight) {
        Agent.Capacity capacity = agent.capacity();
        return holds(capacity.total(), weight)
                && (holds(capacity.ofPublic(), weight) || holds(capacity.ofPrivate(), weight));
    }

    private static boolean holds(@Nullable Integer bound, int weight) {
        return bound == null || bound >= weight;
    }
}
