package dev.relais.testkit.sim;

import java.util.EnumMap;
import java.util.Map;

/** Which faults wait for their moment, and how often each has struck. */
final class Faults {
    private final Map<Fault, Integer> armed = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> skips = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private final Chance chance;
    private final Trace trace;
    private boolean over;

    Faults(Chance chance, Trace trace) {
        this.chance = chance;
        this.trace = trace;
    }

    /**
     * Lets a fault strike once.
     *
     * @param most so many opportunities may pass before it does
     */
    void arm(Fault fault, int most) {
        if (armed.merge(fault, 1, Integer::sum) == 1) {
            skips.put(fault, chance.between(0, most));
        }
    }

    /** Whether it strikes now, where it could. */
    boolean strikes(Fault fault) {
        Integer waiting = armed.get(fault);
        if (over || waiting == null) {
            return false;
        }
        int skip = skips.getOrDefault(fault, 0);
        if (skip > 0) {
            skips.put(fault, skip - 1);
            return false;
        }
        if (waiting == 1) {
            armed.remove(fault);
        } else {
            armed.put(fault, waiting - 1);
            skips.put(fault, chance.between(0, 10));
        }
        struck(fault);
        return true;
    }

    /** It struck, whoever let it. */
    void struck(Fault fault) {
        struck.merge(fault, 1, Integer::sum);
        trace.add(() -> "FAULT " + fault);
    }

    /** No more faults from now on. */
    void end() {
        over = true;
    }

    boolean areOver() {
        return over;
    }

    Map<Fault, Integer> counts() {
        return struck;
    }

    int count() {
        return struck.values().stream().mapToInt(Integer::intValue).sum();
    }
}
