package dev.relais.routing.staffing;

import java.time.Duration;
import java.util.Optional;

/**
 * The agents that one interval needs, and what they achieve.
 *
 * @param load what arrives
 * @param agents who must be at work: the fewest that reach the target; 0 where nothing arrives
 * @param scheduled who must be on the roster, so that as many are at work after shrinkage
 * @param serviceLevel share of the contacts whose handling starts within the target's time; those who give up count as missed
 * @param occupancy mean share of the agents' places that are in use
 * @param meanWaitSeconds mean wait before handling starts, or until a customer gives up
 * @param abandoned share of the contacts that give up
 */
public record Staffed(
        Load load,
        int agents,
        int scheduled,
        double serviceLevel,
        double occupancy,
        double meanWaitSeconds,
        double abandoned) {

    /** The mean wait; empty where the line grows for ever. */
    public Optional<Duration> meanWait() {
        return meanWaitSeconds < Double.POSITIVE_INFINITY
                ? Optional.of(Duration.ofNanos(Math.round(meanWaitSeconds * 1e9)))
                : Optional.empty();
    }
}
