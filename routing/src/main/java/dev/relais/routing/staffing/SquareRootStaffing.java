package dev.relais.routing.staffing;

/**
 * The square-root rule: agents = load + β √load, where β is the quality of service. The same β gives nearly the same
 * probability of waiting at any size: {@code P(wait) ≈ 1 / (1 + β Φ(β) / φ(β))} (Halfin and Whitt 1981).
 *
 * <p>It is an approximation for many agents and for people who do not leave: a rule of thumb and a start for {@link Staffing},
 * which is exact.
 */
public final class SquareRootStaffing {
    private static final double GREATEST_BETA = 1e3;

    private SquareRootStaffing() {}

    /**
     * Agents for a load, rounded up; at least one.
     *
     * @param load in erlangs, 0 or more
     * @param beta from 0 to 1,000
     * @throws RefusedParameterException if a parameter is out of its bounds, or more than 1,000,000 agents would be needed
     */
    public static int agents(double load, double beta) {
        Bounds.check(load >= 0, "load", "0 or more", load);
        checkBeta(beta);
        double agents = Math.max(1, Math.ceil(load + beta * Math.sqrt(load)));
        Bounds.check(agents <= Bounds.MOST_AGENTS, "load", "small enough for " + Bounds.MOST_AGENTS + " agents", load);
        return (int) agents;
    }

    /**
     * The probability of waiting that goes with β.
     *
     * @param beta from 0 (everybody waits) to 1,000
     * @throws RefusedParameterException if it is out of its bounds
     */
    public static double probabilityOfWait(double beta) {
        checkBeta(beta);
        // Φ(β)/φ(β) = ∫ exp(βs − s²/2) over s > 0; the greatest value of the exponent is β²/2, at β.
        double area = new Integral(s -> -s * s / 2, 1).over(-beta, Double.POSITIVE_INFINITY, s -> 1);
        double few = Math.exp(-beta * beta / 2);
        return few / (few + beta * area);
    }

    /**
     * The β that gives a probability of waiting.
     *
     * @param probabilityOfWait between 0 and 1, both excluded
     * @throws RefusedParameterException if it is not
     */
    public static double beta(double probabilityOfWait) {
        Bounds.inside("probabilityOfWait", probabilityOfWait);
        double low = 0;
        double high = GREATEST_BETA;
        for (double middle = high / 2; low < middle && middle < high; middle = low + (high - low) / 2) {
            if (probabilityOfWait(middle) > probabilityOfWait) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static void checkBeta(double beta) {
        Bounds.check(beta >= 0 && beta <= GREATEST_BETA, "beta", "from 0 to 1000", beta);
    }
}
