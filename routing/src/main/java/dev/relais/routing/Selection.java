package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.QueueConfig.Select;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Who among those who can take a conversation is asked.
 *
 * <p>First the agent whom the conversation prefers, then as the queue selects. Ties: whoever has been idle longer; at the same
 * instant whoever was given something less recently, so that a morning's backlog is spread; then id. In rotation there are none.
 */
final class Selection {
    private static final Comparator<AgentState> LONGEST_IDLE = Comparator.<AgentState, Instant>comparing(
                    AgentState::idleSince)
            .thenComparingLong(AgentState::lastGiven)
            .thenComparing(AgentState::id);

    private Selection() {}

    /**
     * @param eligible those to order
     * @param rotation who comes next where the queue takes turns
     */
    static List<AgentState> ranking(
            Select select, Waiting waiting, Collection<AgentState> eligible, Rotation rotation) {
        Comparator<AgentState> order = switch (select) {
            case LONGEST_IDLE -> LONGEST_IDLE;
            case LEAST_LOADED -> leastLoaded(eligible);
            case MOST_SKILLED ->
                Comparator.<AgentState>comparingLong(state -> -levels(state, waiting))
                        .thenComparing(LONGEST_IDLE);
            case ROUND_ROBIN -> rotation.order(waiting.queue());
        };
        return eligible.stream()
                .sorted(Comparator.<AgentState, Boolean>comparing(state -> !preferred(state, waiting))
                        .thenComparing(order))
                .toList();
    }

    static boolean preferred(AgentState state, Waiting waiting) {
        return state.id().equals(waiting.preferAgent());
    }

    /** Over the skills that it asked for at first: one that a rung dropped is still worth having. */
    private static long levels(AgentState state, Waiting waiting) {
        return waiting.requires().keySet().stream()
                .mapToLong(skill -> state.agent().skills().getOrDefault(skill, 0))
                .sum();
    }

    /** By the share of the total that is in use; by units where somebody has no total to take a share of. */
    private static Comparator<AgentState> leastLoaded(Collection<AgentState> eligible) {
        boolean shares =
                eligible.stream().allMatch(state -> state.agent().capacity().total() != null);
        Comparator<AgentState> order = shares
                ? (a, b) -> Long.compare(
                        a.load().total() * total(b.agent()), b.load().total() * total(a.agent()))
                : Comparator.comparingLong(state -> state.load().total());
        return order.thenComparing(LONGEST_IDLE);
    }

    private static long total(Agent agent) {
        Integer total = agent.capacity().total();
        return total == null ? 1 : total;
    }
}
