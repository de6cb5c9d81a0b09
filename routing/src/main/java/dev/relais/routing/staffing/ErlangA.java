package dev.relais.routing.staffing;

import java.util.function.DoubleUnaryOperator;

/**
 * Palm's model, M/M/n+M: as {@link ErlangC}, but who waits longer than his patience (exponential) leaves. The line stays
 * finite whatever the load.
 *
 * <p>With V the time that an arrival would wait if he had all patience, {@code P(V > 0) = A / (1/B − 1 + A)}, B being {@link
 * ErlangB} and A Palm's factor {@code x e^y y^−x γ(x, y)}, x = nμ/θ, y = λ/θ; and V has the density g(t) = exp(y(1 − e^−θt) −
 * nμt) on t &gt; 0, but for a factor (Baccelli and Hébuterne). A is nμ ∫ g. Here A and all the rest are computed as integrals
 * over g, which holds where e^y, y^−x and γ would overflow.
 *
 * @param arrivalRate contacts per unit of time; 0, or from 1e-100 to 1e100
 * @param serviceRate contacts that one agent finishes per unit of time; from 1e-100 to 1e100
 * @param patienceRate 1 / mean patience; from 1e-100 to 1e100
 * @param agents from 1 to 1,000,000
 */
public record ErlangA(double arrivalRate, double serviceRate, double patienceRate, int agents) {
    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public ErlangA {
        Bounds.rateOrNone("arrivalRate", arrivalRate);
        Bounds.rate("serviceRate", serviceRate);
        Bounds.rate("patienceRate", patienceRate);
        Bounds.agents("agents", agents, 1);
    }

    /** Offered load in erlangs, those who leave included. */
    public double load() {
        return arrivalRate / serviceRate;
    }

    /** Share of the contacts that find all agents busy, be they handled later or not. */
    public double probabilityOfWait() {
        return 1 / (1 + freeToBusy());
    }

    /** Share of the contacts that leave before handling starts. */
    public double probabilityOfAbandon() {
        return probabilityOfWait() * meanWhileWaiting(s -> -Math.expm1(-(hump() + patienceRate * s)));
    }

    /** Mean time in line over all contacts, handled or not; those who leave count until they leave. */
    public double meanWait() {
        return probabilityOfWait()
                * meanWhileWaiting(s -> {
                    double time = hump() / patienceRate + s;
                    double scaled = hump() + patienceRate * s;
                    return time * Curves.average(scaled);
                });
    }

    /** Mean number of contacts in line (Little's law). */
    public double meanQueue() {
        return arrivalRate * meanWait();
    }

    /** Mean share of the agents that are busy. */
    public double occupancy() {
        double free = freeToBusy();
        double handledAtOnce = free == Double.POSITIVE_INFINITY ? 1 : free / (1 + free);
        double handledLater = meanWhileWaiting(s -> Math.exp(-patienceRate * s)) * Math.exp(-hump());
        return Math.min(1, arrivalRate / (agents * serviceRate) * (handledAtOnce + probabilityOfWait() * handledLater));
    }

    /**
     * Share of all contacts, those who leave included, whose handling starts within a time: the service level under which an
     * abandoned contact is a missed one, even if it was abandoned within the time.
     *
     * @param time 0 or more
     * @throws RefusedParameterException if it is negative
     */
    public double servedWithin(double time) {
        Bounds.notNegative("time", time);
        double free = freeToBusy();
        double handledAtOnce = free == Double.POSITIVE_INFINITY ? 1 : free / (1 + free);
        double top = hump() / patienceRate;
        double later = density().over(-top, time - top, s -> Math.exp(-patienceRate * s)) * Math.exp(-hump());
        return Math.min(1, handledAtOnce + probabilityOfWait() * later / allWaits());
    }

    /** P(V = 0) / P(V &gt; 0). */
    private double freeToBusy() {
        return new ErlangB(load(), agents).free() * Math.exp(-height()) / (agents * serviceRate * allWaits());
    }

    /** The mean of a function of V among those who find all agents busy; its argument counts from the top of g. */
    private double meanWhileWaiting(DoubleUnaryOperator function) {
        double top = hump() / patienceRate;
        return density().over(-top, Double.POSITIVE_INFINITY, function) / allWaits();
    }

    private double allWaits() {
        return density().over(-hump() / patienceRate, Double.POSITIVE_INFINITY, s -> 1);
    }

    /** g, over its greatest value; counted from where it has it. */
    private Integral density() {
        double spare = -excess();
        double all = agents * serviceRate;
        DoubleUnaryOperator exponent = spare >= 0
                ? t -> -t * (spare + arrivalRate * Curves.bend(patienceRate * t))
                : s -> -all * s * Curves.bend(patienceRate * s);
        return new Integral(exponent, 1 / patienceRate);
    }

    /** Where g is greatest, in mean patiences: at 0 where the agents can keep up, else at ln(λ/nμ). */
    private double hump() {
        return excess() <= 0 ? 0 : Math.log1p(excess() / (agents * serviceRate));
    }

    /** The exponent of g there. */
    private double height() {
        double all = agents * serviceRate;
        return excess() <= 0 ? 0 : all / patienceRate * Curves.beyondLog(excess() / all);
    }

    /** λ − nμ, rounded once. */
    private double excess() {
        return -Math.fma(agents, serviceRate, -arrivalRate);
    }
}
