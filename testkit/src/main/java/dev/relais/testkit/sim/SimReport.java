package dev.relais.testkit.sim;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a schedule.
 *
 * @param seed which schedule
 * @param faults how often each kind was injected
 * @param violations laws that did not hold, each a sentence that names ids; empty where all held
 * @param trace what happened, line by line; empty unless it was asked for
 * @param messages that customers wrote
 * @param replies that were decided
 */
public record SimReport(
        long seed, Map<Fault, Integer> faults, List<String> violations, List<String> trace, int messages, int replies) {
    public SimReport {
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        counts.putAll(faults);
        faults = counts;
        violations = List.copyOf(violations);
        trace = List.copyOf(trace);
    }

    /** How many faults were injected. */
    public int faultCount() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }
}
