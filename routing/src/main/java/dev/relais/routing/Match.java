package dev.relais.routing;

import dev.relais.assign.Proposal;
import dev.relais.assign.Waiting;
import dev.relais.config.QueueConfig;

/**
 * The first conversation of a queue that somebody can take, and who should.
 *
 * @param overdue whether it has waited for its queue's bound
 */
record Match(QueueConfig queue, Waiting waiting, AgentState agent, boolean overdue) {
    Proposal proposal() {
        return new Proposal(waiting.conversation(), agent.id(), queue.offer());
    }
}
