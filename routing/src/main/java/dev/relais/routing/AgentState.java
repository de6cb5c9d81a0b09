package dev.relais.routing;

import dev.relais.config.Agent;
import java.time.Instant;

/**
 * An agent as he is now.
 *
 * @param agent what the desk file says of him
 * @param position his place in the desk file
 * @param available whether he takes new conversations
 * @param load what he has
 * @param idleSince when he last got or finished something, or became available
 */
record AgentState(Agent agent, int position, boolean available, Load load, Instant idleSince) {
    static AgentState atFirst(Agent agent, int position) {
        return new AgentState(agent, position, false, Load.NONE, Instant.MIN);
    }

    String id() {
        return agent.id();
    }

    AgentState available(boolean now, Instant at) {
        return now == available ? this : new AgentState(agent, position, now, load, now ? at : idleSince);
    }

    AgentState with(Load newLoad, Instant at) {
        return new AgentState(agent, position, available, newLoad, at);
    }
}
