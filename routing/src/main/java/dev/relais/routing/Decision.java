package dev.relais.routing;

import dev.relais.assign.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a conversation goes, or would go, to this agent, or to nobody: everything that counted, as a value.
 *
 * @param waiting what was asked for
 * @param at when
 * @param policy {@link dev.relais.config.DeskConfig#policyVersion()} of the desk
 * @param agent who is asked; null: nobody could take it
 * @param candidates every agent of the desk: those who could take it by their place, then the others in the order of the desk file
 *     with the first constraint that each fails
 * @param alternative the smallest single change about an agent with which somebody else, somebody at all, or nobody would have been
 *     asked; null where there is none
 */
public record Decision(
        Waiting waiting,
        Instant at,
        String policy,
        @Nullable String agent,
        List<Candidate> candidates,
        @Nullable Alternative alternative) {
    /** Copies the list. */
    public Decision {
        candidates = List.copyOf(candidates);
    }

    /**
     * What would have led to another decision.
     *
     * @param change what would have had to be otherwise
     * @param agent who would have been asked then; empty: nobody
     */
    public record Alternative(Change change, Optional<String> agent) {}
}
