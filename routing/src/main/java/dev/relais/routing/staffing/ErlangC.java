package dev.relais.routing.staffing;

/**
 * Erlang's delay formula, M/M/n: who finds all agents busy waits, first come first served, and nobody leaves the line.
 *
 * <p>Where the agents cannot keep up (arrivals at least as fast as all agents together) the line grows for ever: everybody
 * waits, and every time is infinite.
 *
 * <pre>{@code
 * ErlangC hour = new ErlangC(48, 1, 50);      // 48 contacts an hour, each takes an hour, 50 agents
 * hour.probabilityOfWait();                   // 0.694…
 * hour.meanWait();                            // 0.347… hours
 * }</pre>
 *
 * @param arrivalRate contacts per unit of time; 0, or from 1e-100 to 1e100
 * @param serviceRate contacts that one agent finishes per unit of time, 1 / mean handling time; from 1e-100 to 1e100
 * @param agents from 1 to 1,000,000
 */
public record ErlangC(double arrivalRate, double serviceRate, int agents) {
    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public ErlangC {
        Bounds.rateOrNone("arrivalRate", arrivalRate);
        Bounds.rate("serviceRate", serviceRate);
        Bounds.agents("agents", agents, 1);
    }

    /** Offered load in erlangs. */
    public double load() {
        return arrivalRate / serviceRate;
    }

    /** Whether the line stays finite. */
    public boolean isStable() {
        return spare() > 0;
    }

    /** Mean share of the agents that are busy; 1 where they cannot keep up. */
    public double occupancy() {
        return isStable() ? Math.min(1, load() / agents) : 1;
    }

    /** Share of the contacts that wait at all. */
    public double probabilityOfWait() {
        return isStable() ? arrivalsFindAllBusy(new ErlangB(load(), agents)) : 1;
    }

    /** Mean wait before handling starts, over all contacts. */
    public double meanWait() {
        return isStable() ? probabilityOfWait() / spare() : Double.POSITIVE_INFINITY;
    }

    /** Mean number of contacts in line (Little's law). */
    public double meanQueue() {
        return isStable() ? arrivalRate * meanWait() : Double.POSITIVE_INFINITY;
    }

    /**
     * Share of the contacts whose handling starts within a time.
     *
     * @param time 0 or more
     * @throws RefusedParameterException if it is negative
     */
    public double serviceLevel(double time) {
        Bounds.notNegative("time", time);
        if (!isStable()) {
            return 0;
        }
        ErlangB loss = new ErlangB(load(), agents);
        double waits = arrivalsFindAllBusy(loss);
        // 1 − waits, without the difference of two nearly equal numbers near full load.
        double waitsNot = spare() * loss.served() / (spare() + arrivalRate * loss.blocking());
        return Math.min(1, waitsNot - waits * Math.expm1(-spare() * time));
    }

    /**
     * The least time within which a share of the contacts starts to be handled; 0 where that many do not wait.
     *
     * @param share between 0 and 1, both excluded
     * @throws RefusedParameterException if it is not
     */
    public double waitQuantile(double share) {
        Bounds.inside("share", share);
        if (!isStable()) {
            return Double.POSITIVE_INFINITY;
        }
        double excess = probabilityOfWait() / (1 - share);
        return excess <= 1 ? 0 : Math.log(excess) / spare();
    }

    /** C = B / (1 − ρ(1 − B)), both sides times nμ. */
    private double arrivalsFindAllBusy(ErlangB loss) {
        double all = agents * serviceRate;
        double blocking = loss.blocking();
        return Math.min(1, all * blocking / (spare() + arrivalRate * blocking));
    }

    /** What all agents together could finish beyond what arrives, nμ − λ, rounded once. */
    private double spare() {
        return Math.fma(agents, serviceRate, -arrivalRate);
    }
}
