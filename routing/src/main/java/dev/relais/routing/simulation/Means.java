package dev.relais.routing.simulation;

import org.jspecify.annotations.Nullable;

/** The mean waits of replications, and how far the mean of them may be from the truth. */
final class Means {
    private int count;
    private double mean;
    private double squares;

    /** The mean wait of one replication, in seconds (Welford's update, 1962). */
    void add(double value) {
        count++;
        double off = value - mean;
        mean += off / count;
        squares += off * (value - mean);
    }

    /** Half the width of the 95 % confidence interval; null below two replications. */
    @Nullable
    Double halfWidth() {
        if (count < 2) {
            return null;
        }
        return StudentT.quantile975(count - 1) * Math.sqrt(squares / (count - 1) / count);
    }
}
