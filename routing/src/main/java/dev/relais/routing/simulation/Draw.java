package dev.relais.routing.simulation;

import dev.relais.routing.simulation.Law.Constant;
import dev.relais.routing.simulation.Law.Exponential;
import dev.relais.routing.simulation.Law.LogNormal;
import java.time.Duration;

/** Draws nanoseconds by a law; never more than {@link Scenario#LONGEST}. */
interface Draw {
    /** The next one. */
    long nanos();

    static Draw of(Law law, Chance chance) {
        if (law instanceof Constant constant) {
            long value = constant.value().toNanos();
            return () -> value;
        }
        if (law instanceof LogNormal logNormal) {
            double variance = StrictMath.log1p(logNormal.cv() * logNormal.cv());
            double median = logNormal.mean().toNanos() * StrictMath.exp(-variance / 2);
            double sigma = StrictMath.sqrt(variance);
            return () -> rounded(median * StrictMath.exp(sigma * chance.normal()));
        }
        double mean = ((Exponential) law).mean().toNanos();
        return () -> rounded(mean * chance.exponential());
    }

    /** What the engine is told of a handling time. */
    static Duration forecast(long handling, double sigma, Chance chance) {
        return Duration.ofNanos(rounded((double) handling * StrictMath.exp(sigma * chance.normal())));
    }

    private static long rounded(double nanos) {
        return (long) Math.rint(Math.min(nanos, (double) Scenario.LONGEST.toNanos()));
    }
}
