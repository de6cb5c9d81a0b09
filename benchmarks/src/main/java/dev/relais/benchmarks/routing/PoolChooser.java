package dev.relais.benchmarks.routing;

import dev.relais.conversation.Visibility;
import dev.relais.routing.AgentPool;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** {@link AgentPool} alone: no conversations, no queues. */
final class PoolChooser implements Chooser {
    private final AgentPool pool;
    private final AgentPool.Demand any;
    private final IdentityHashMap<Requirement, AgentPool.Demand> demands = new IdentityHashMap<>();

    PoolChooser(Crew crew) {
        pool = new AgentPool(crew.agents("care"));
        any = pool.demand(Map.of(), 1, Visibility.PUBLIC);
        for (int agent = 0; agent < crew.size(); agent++) {
            pool.available(agent, true);
        }
    }

    @Override
    public void give(int conversation, int agent) {
        pool.give(agent, any);
    }

    @Override
    public int choose(int conversation, Requirement requirement) {
        OptionalInt agent = pool.take(
                demands.computeIfAbsent(requirement, asked -> pool.demand(asked.named(), 1, Visibility.PUBLIC)));
        return agent.orElse(NOBODY);
    }

    @Override
    public void free(int conversation, int agent) {
        pool.free(agent, any);
    }
}
