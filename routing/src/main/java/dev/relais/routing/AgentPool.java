package dev.relais.routing;

import dev.relais.config.Agent;
import dev.relais.conversation.Visibility;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Chooses agents and nothing else: for a host that has queues of its own. The engine chooses with it too.
 *
 * <p>Of those who are available, have the skills and have room, whoever has been idle longest, in a time that hardly grows with their
 * number. Agents are told by their position in the list, from 0. At first nobody is available. Not thread-safe.
 *
 * <pre>{@code
 * AgentPool pool = new AgentPool(config.agents());
 * AgentPool.Demand french = pool.demand(Map.of("french", 3), 1, Visibility.PUBLIC);
 * OptionalInt agent = pool.take(french);
 * }</pre>
 */
public final class AgentPool {
    private final Roster roster;

    /** A requirement, resolved against the agents once; belongs to its pool. */
    public static final class Demand {
        private final Need need;

        private Demand(Need need) {
            this.need = need;
        }
    }

    /** Over these agents, of whom nobody is available yet. */
    public AgentPool(List<Agent> agents) {
        roster = new Roster(agents);
    }

    /**
     * What conversations of one kind ask of an agent. Takes time: ask once for each kind, and keep it.
     *
     * @param requires skill → least level
     * @param weight units of capacity; at least 1
     * @throws IllegalArgumentException if the weight is below 1
     */
    public Demand demand(Map<String, Integer> requires, int weight, Visibility visibility) {
        if (weight < 1) {
            throw new IllegalArgumentException("weight must be at least 1, not " + weight);
        }
        boolean isPublic = visibility == Visibility.PUBLIC;
        return new Demand(
                Need.of(new Need.Spec(null, requires, requires.keySet(), weight, isPublic, Set.of()), roster));
    }

    /** He takes new conversations from now on, or no more. Said twice, nothing happens. */
    public void available(int agent, boolean available) {
        roster.available(agent, available);
    }

    /** Whoever has been idle longest of those who can take it has it from now on. Empty, and nothing has changed, where nobody can. */
    public OptionalInt take(Demand demand) {
        Need need = demand.need;
        int agent = roster.longestIdle(need);
        if (agent == IdleLists.NOBODY) {
            return OptionalInt.empty();
        }
        roster.load(agent, need.weight(), need.isPublic(), true);
        return OptionalInt.of(agent);
    }

    /** A person gave him one of this demand, whatever he knows and however much he has. */
    public void give(int agent, Demand demand) {
        roster.load(agent, demand.need.weight(), demand.need.isPublic(), true);
    }

    /**
     * He has finished one of this demand.
     *
     * @throws IllegalArgumentException if he had none of that visibility and weight
     */
    public void free(int agent, Demand demand) {
        Need need = demand.need;
        if (roster.used(agent, need.isPublic()) < need.weight()) {
            throw new IllegalArgumentException(
                    "agent " + agent + " has nothing of weight " + need.weight() + " to finish");
        }
        roster.load(agent, -need.weight(), need.isPublic(), true);
    }
}
