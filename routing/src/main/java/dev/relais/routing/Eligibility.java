package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import dev.relais.config.QueueConfig;
import dev.relais.conversation.Visibility;
import dev.relais.routing.Constraint.Absent;
import dev.relais.routing.Constraint.Bound;
import dev.relais.routing.Constraint.Excluded;
import dev.relais.routing.Constraint.OtherQueue;
import dev.relais.routing.Constraint.Room;
import dev.relais.routing.Constraint.Skill;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which agents can take a conversation.
 *
 * @param demand what it asks
 * @param excluded who is not asked again: nobody, once all who are entitled to it have declined
 */
record Eligibility(Demand demand, Set<String> excluded) {
    /** Among these agents, who are all of the desk. */
    static Eligibility of(Demand demand, Collection<AgentState> agents) {
        Set<String> declined = demand.waiting().excluded();
        boolean others = declined.isEmpty()
                || agents.stream().anyMatch(state -> !declined.contains(state.id()) && lasting(demand, state) == null);
        return new Eligibility(demand, others ? declined : Set.of());
    }

    boolean holds(AgentState state) {
        return firstFailed(state) == null;
    }

    /** In the order of {@link Constraint}; null where he can take it. */
    @Nullable
    Constraint firstFailed(AgentState state) {
        Constraint lasting = lasting(demand, state);
        if (lasting != null) {
            return lasting;
        }
        if (excluded.contains(state.id())) {
            return new Excluded();
        }
        return state.available() ? room(demand, state, state.load()) : new Absent();
    }

    /** What keeps him from it for good, whoever is present and however busy: he is not entitled to it. */
    private static @Nullable Constraint lasting(Demand demand, AgentState state) {
        Agent agent = state.agent();
        if (demand.queues().stream().noneMatch(queue -> serves(agent, queue))) {
            return new OtherQueue(demand.waiting().queue());
        }
        for (Map.Entry<String, Integer> required : demand.requires().entrySet()) {
            int level = agent.skills().getOrDefault(required.getKey(), 0);
            if (level < required.getValue()) {
                return new Skill(required.getKey(), required.getValue(), level);
            }
        }
        return room(demand, state, Load.NONE) == null ? null : room(demand, state, state.load());
    }

    private static boolean serves(Agent agent, QueueConfig queue) {
        String department = queue.department();
        return department == null || agent.departments().contains(department);
    }

    private static @Nullable Constraint room(Demand demand, AgentState state, Load load) {
        Waiting waiting = demand.waiting();
        Capacity capacity = state.agent().capacity();
        Constraint total = room(Bound.TOTAL, capacity.total(), load.total(), waiting.weight());
        return total != null
                ? total
                : switch (waiting.visibility()) {
                    case PUBLIC ->
                        room(Bound.PUBLIC, capacity.ofPublic(), load.of(Visibility.PUBLIC), waiting.weight());
                    case PRIVATE ->
                        room(Bound.PRIVATE, capacity.ofPrivate(), load.of(Visibility.PRIVATE), waiting.weight());
                };
    }

    private static @Nullable Constraint room(Bound bound, @Nullable Integer limit, long used, int weight) {
        return limit == null || used + weight <= limit ? null : new Room(bound, limit, used, weight);
    }
}
