package dev.relais.routing;

import dev.relais.assign.Proposal;

/**
 * The first conversation of a group that somebody can take, and who should.
 *
 * @param agent his position
 * @param overdue whether it has waited for its queue's bound
 */
record Match(Item item, int agent, boolean overdue) {
    Proposal proposal(Roster roster) {
        return new Proposal(item.id, roster.agent(agent).id(), item.line().queue.offer());
    }
}
