package dev.relais.routing.staffing;

import java.util.ArrayList;
import java.util.List;

/**
 * Fixed priorities that never interrupt, M/M/n: whoever is handled is handled to the end, then the highest class that waits
 * comes first, in order of arrival within it (Cobham 1954). All classes take equally long.
 *
 * <p>Mean wait of class k: {@code W₀ / ((1 − σ₍ₖ₋₁₎)(1 − σₖ))}, W₀ = P(wait) / nμ, σₖ the load of the classes 1…k per agent.
 * Classes whose σₖ is 1 or more wait for ever; those above them do not.
 *
 * @param arrivalRates of the classes, the highest first; at least one, each 0 or from 1e-100 to 1e100
 * @param serviceRate contacts that one agent finishes per unit of time; from 1e-100 to 1e100
 * @param agents from 1 to 1,000,000
 */
public record CobhamPriorities(List<Double> arrivalRates, double serviceRate, int agents) {
    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public CobhamPriorities {
        arrivalRates = List.copyOf(arrivalRates);
        Bounds.check(!arrivalRates.isEmpty(), "arrivalRates", "of at least one class", arrivalRates);
        arrivalRates.forEach(rate -> Bounds.rateOrNone("arrivalRates", rate));
        Bounds.rate("serviceRate", serviceRate);
        Bounds.agents("agents", agents, 1);
    }

    /** Mean wait of each class, the highest first; over all contacts of the class, those who do not wait included. */
    public List<Double> meanWaits() {
        double all = agents * serviceRate;
        double residual = everybody().probabilityOfWait() / all;
        List<Double> waits = new ArrayList<>();
        double higher = 0;
        for (double rate : arrivalRates) {
            double withThis = higher + rate;
            waits.add(
                    withThis < all
                            ? residual / ((all - higher) / all) / ((all - withThis) / all)
                            : Double.POSITIVE_INFINITY);
            higher = withThis;
        }
        return List.copyOf(waits);
    }

    /** All classes in one line, first come first served: the mean over all contacts is the same. */
    public ErlangC everybody() {
        double sum = arrivalRates.stream().mapToDouble(Double::doubleValue).sum();
        return new ErlangC(sum, serviceRate, agents);
    }
}
