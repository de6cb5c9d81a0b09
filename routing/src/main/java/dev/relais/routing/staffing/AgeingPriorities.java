package dev.relais.routing.staffing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ageing priorities that never interrupt, M/M/n: first comes whoever has the greatest waiting time × slope of his class
 * (Kleinrock 1964). Nobody starves: with slopes 1 and 8 a contact that waited an hour comes before one that waited seven
 * minutes. All classes take equally long. Equal slopes are one line, first come first served.
 *
 * <p>Mean wait of class p, slopes b rising: {@code [W₀/(1−ρ) − Σ₍ᵢ﹤ₚ₎ ρᵢWᵢ(1 − bᵢ/bₚ)] / [1 − Σ₍ᵢ﹥ₚ₎ ρᵢ(1 − bₚ/bᵢ)]}, W₀ =
 * P(wait) / nμ, ρ the load per agent. Where the agents cannot keep up all classes wait for ever.
 *
 * @param classes in any order; at least one
 * @param serviceRate contacts that one agent finishes per unit of time; from 1e-100 to 1e100
 * @param agents from 1 to 1,000,000
 */
public record AgeingPriorities(List<AgeingClass> classes, double serviceRate, int agents) {
    /** @throws RefusedParameterException if a parameter is out of its bounds */
    public AgeingPriorities {
        classes = List.copyOf(classes);
        Bounds.check(!classes.isEmpty(), "classes", "at least one", classes);
        Bounds.rate("serviceRate", serviceRate);
        Bounds.agents("agents", agents, 1);
    }

    /**
     * Contacts of one priority.
     *
     * @param arrivalRate contacts per unit of time; 0, or from 1e-100 to 1e100
     * @param slope how fast their priority grows while they wait; only ratios matter; from 1e-100 to 1e100
     */
    public record AgeingClass(double arrivalRate, double slope) {
        /** @throws RefusedParameterException if a parameter is out of its bounds */
        public AgeingClass {
            Bounds.rateOrNone("arrivalRate", arrivalRate);
            Bounds.rate("slope", slope);
        }
    }

    /** Mean wait of each class, in the order given; over all contacts of the class, those who do not wait included. */
    public List<Double> meanWaits() {
        ErlangC everybody = everybody();
        double all = agents * serviceRate;
        int[] rising = IntStream.range(0, classes.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> classes.get(i).slope()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] waits = new double[classes.size()];
        for (int p = 0; p < rising.length; p++) {
            double slope = classes.get(rising[p]).slope();
            double owed = everybody.meanWait();
            double share = 1;
            for (int other : rising) {
                AgeingClass peer = classes.get(other);
                double load = peer.arrivalRate() / all;
                if (peer.slope() < slope) {
                    owed -= load * waits[other] * (1 - peer.slope() / slope);
                } else {
                    share -= load * (1 - slope / peer.slope());
                }
            }
            waits[rising[p]] = everybody.isStable() ? owed / share : Double.POSITIVE_INFINITY;
        }
        return Arrays.stream(waits).boxed().toList();
    }

    /** All classes in one line, first come first served: the mean over all contacts is the same. */
    public ErlangC everybody() {
        double sum = classes.stream().mapToDouble(AgeingClass::arrivalRate).sum();
        return new ErlangC(sum, serviceRate, agents);
    }
}
