package dev.relais.routing.staffing;

/**
 * Erlang's loss formula, M/M/n/n: who finds all agents busy goes away at once.
 *
 * @param load offered load in erlangs: arrivals per mean handling time, 0 or more and finite
 * @param agents from 0 to 1,000,000
 */
public record ErlangB(double load, int agents) {
    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public ErlangB {
        Bounds.check(load >= 0 && load < Double.POSITIVE_INFINITY, "load", "0 or more and finite", load);
        Bounds.agents("agents", agents, 0);
    }

    /** Share of the arrivals that find all agents busy. */
    public double blocking() {
        return 1 / (1 + free());
    }

    /** Share of the arrivals that find a free agent; exact also where nearly all are turned away. */
    public double served() {
        double free = free();
        return free == Double.POSITIVE_INFINITY ? 1 : free / (1 + free);
    }

    /** Mean number of busy agents. */
    public double carried() {
        return load * served();
    }

    /** Mean share of the agents that are busy; 0 where there are none. */
    public double occupancy() {
        return agents == 0 ? 0 : Math.min(1, carried() / agents);
    }

    /**
     * How much likelier it is that some agent is free than that all are busy: 1/B − 1. The usual recursion, written for this
     * ratio: every term is positive, so no digits are lost however large or small the load.
     */
    double free() {
        double free = 0;
        for (int busy = 1; busy <= agents; busy++) {
            free = busy / load * (1 + free);
        }
        return free;
    }
}
