package dev.relais.routing;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whether those who wait in a queue with a bound can still all start before it, once they are served one after another from now on.
 *
 * <p>In overload many come to the bound at about the same time; whoever goes first only then waits for all of them. So the oldest
 * goes first already when the forecast work before somebody, shared among those who are there, would bring him over the bound. Counts
 * arrivals in steps of 1/{@value #STEPS} of the bound.
 */
final class Pressure {
    private static final int STEPS = 128;

    /** Of the forecast work; below 1, for some of it is done by those who come later. (Measured on generated overload.) */
    private static final double WEIGHT = 0.9;

    private final long bound;
    private final long step;
    private final TreeMap<Long, Work> arrivals = new TreeMap<>();

    private static final class Work {
        private int count;
        private double nanos;
    }

    Pressure(long bound) {
        this.bound = bound;
        step = Math.max(1, bound / STEPS);
    }

    void add(Item item) {
        Work work = arrivals.computeIfAbsent(Math.floorDiv(item.since, step), none -> new Work());
        work.count++;
        work.nanos += item.forecast;
    }

    void remove(Item item) {
        Long arrival = Math.floorDiv(item.since, step);
        Work work = arrivals.get(arrival);
        if (work != null) {
            work.count--;
            work.nanos -= item.forecast;
            if (work.count == 0) {
                arrivals.remove(arrival);
            }
        }
    }

    /**
     * Whether the oldest has to go first.
     *
     * @param units of capacity of those who are there
     */
    boolean tight(long now, long units) {
        if (units == 0) {
            return false;
        }
        double before = 0;
        for (Map.Entry<Long, Work> arrival : arrivals.entrySet()) {
            double left = (double) arrival.getKey() * step + bound - now;
            if (left <= WEIGHT * before / units) {
                return true;
            }
            before += arrival.getValue().nanos;
        }
        return false;
    }
}
