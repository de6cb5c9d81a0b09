package dev.relais.routing.simulation;

import java.time.Duration;
import java.util.Map;

/**
 * Agents who are alike. Each takes from every queue, as far as his skills go.
 *
 * @param count how many; at least 1
 * @param skills skill → level, at least 1
 * @param capacity conversations at once, each of which takes as long as it would alone; at least 1
 * @param from when they come, every day, since 00:00; below 24 hours
 * @param to when they go: they take nothing new from then on and finish what they have. Not after {@code from}, it belongs to the
 *     day after; 24 hours after {@code from}, or equal to it, they are always there. At most 24 hours after {@code from}
 */
public record AgentGroup(int count, Map<String, Integer> skills, int capacity, Duration from, Duration to) {
    /** Checks the numbers and copies the skills. */
    public AgentGroup {
        Scenario.within("count", count, 1, Scenario.MOST_AGENTS);
        Scenario.within("capacity", capacity, 1, Scenario.MOST_CAPACITY);
        skills = Map.copyOf(skills);
        if (from.isNegative() || from.compareTo(Scenario.DAY) >= 0) {
            throw new IllegalArgumentException("from must be from 0 to below 24 hours, is " + from);
        }
        if (to.isNegative() || to.compareTo(from.plus(Scenario.DAY)) > 0) {
            throw new IllegalArgumentException("to must be at most 24 hours after from, is " + to);
        }
    }

    /** Agents who are always there. */
    public AgentGroup(int count, Map<String, Integer> skills, int capacity) {
        this(count, skills, capacity, Duration.ZERO, Scenario.DAY);
    }

    /** How long they are there every day. */
    Duration present() {
        Duration span = to.minus(from);
        return span.isZero() || span.isNegative() ? span.plus(Scenario.DAY) : span;
    }
}
