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
 * @param lastGiven counts all that anybody was ever given: which of it he got last; tells apart what happens at one instant
 */
record AgentState(Agent agent, int position, boolean available, Load load, Instant idleSince, long lastGiven) {
    static AgentState atFirst(Agent agent, int position) {
        return new AgentState(agent, position, false, Load.NONE, Instant.MIN, 0);
    }

    String id() {
        return agent.id();
    }

    AgentState available(boolean now, Instant at) {
        return now == available ? this : new AgentState(agent, position, now, load, now ? at : idleSince, lastGiven);
    }

    /** He was given something new. */
    AgentState given(Load newLoad, Instant at, long count) {
        return new AgentState(agent, position, available, newLoad, at, count);
    }

    /** What he has weighs otherwise now. */
    AgentState with(Load newLoad) {
        return new AgentState(agent, position, available, newLoad, idleSince, lastGiven);
    }

    /** He has finished something. */
    AgentState finished(Load newLoad, Instant at) {
        return new AgentState(agent, position, available, newLoad, at, lastGiven);
    }
}
