package dev.relais.testkit.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What is left to chance, from one seed. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean hit(double share) {
        return random.nextDouble() < share;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** From {@code least} to {@code most} seconds, to the millisecond. */
    Duration seconds(double least, double most) {
        return Duration.ofMillis((long) (1000 * (least + random.nextDouble() * (most - least))));
    }

    <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
