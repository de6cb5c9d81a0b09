package dev.relais.routing.simulation;

import java.time.Duration;

/** How long something takes, as a law of chance. */
public sealed interface Law {
    /**
     * Memoryless.
     *
     * @param mean longer than zero, at most {@link Scenario#LONGEST}
     */
    record Exponential(Duration mean) implements Law {
        /** Checks the mean. */
        public Exponential {
            Scenario.positive("mean", mean);
        }
    }

    /**
     * Always the same.
     *
     * @param value longer than zero, at most {@link Scenario#LONGEST}
     */
    record Constant(Duration value) implements Law {
        /** Checks the value. */
        public Constant {
            Scenario.positive("value", value);
        }
    }

    /**
     * Its logarithm is normal: what handling times mostly look like.
     *
     * @param mean longer than zero, at most {@link Scenario#LONGEST}
     * @param cv standard deviation ÷ mean, from 0 to 1,000
     */
    record LogNormal(Duration mean, double cv) implements Law {
        /** The greatest coefficient of variation. */
        public static final double MOST_CV = 1_000;

        /** Checks mean and coefficient of variation. */
        public LogNormal {
            Scenario.positive("mean", mean);
            Scenario.within("cv", cv, MOST_CV);
        }
    }
}
