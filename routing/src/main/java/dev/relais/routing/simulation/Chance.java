package dev.relais.routing.simulation;

import java.util.SplittableRandom;

/**
 * A stream of chance for one purpose of one class in one replication.
 *
 * <p>Only exact arithmetic and {@link StrictMath} stand between the seed and what is drawn: it is the same on every machine.
 */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom bits;

    private Chance(long seed) {
        bits = new SplittableRandom(seed);
    }

    /** A stream of its own for each combination. */
    static Chance of(long seed, int replication, String purpose, String kind) {
        long key = mixed(mixed(seed) + replication);
        for (int i = 0; i < purpose.length(); i++) {
            key = mixed(key + purpose.charAt(i));
        }
        key = mixed(key);
        for (int i = 0; i < kind.length(); i++) {
            key = mixed(key + kind.charAt(i));
        }
        return new Chance(mixed(key));
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private static long mixed(long key) {
        long z = key + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Above 0, at most 1. */
    double uniform() {
        return ((bits.nextLong() >>> 11) + 1) * 0x1.0p-53;
    }

    /** Exponential with mean 1, by inversion. */
    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Standard normal, by the method of Box and Muller. */
    double normal() {
        return StrictMath.sqrt(2 * exponential()) * StrictMath.cos(2 * StrictMath.PI * uniform());
    }
}
