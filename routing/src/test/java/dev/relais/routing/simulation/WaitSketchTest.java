package dev.relais.routing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Percentiles and confidence. */
class WaitSketchTest {
    private static final int[] PERCENTS = {1, 10, 50, 90, 99, 100};

    private static long[] waits(int count, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        long[] waits = new long[count];
        for (int i = 0; i < count; i++) {
            waits[i] = chance.nextInt(4) == 0 ? 0 : (long) Math.exp(44 * chance.nextDouble() - 0.7);
        }
        return waits;
    }

    private static WaitSketch of(long... waits) {
        WaitSketch sketch = new WaitSketch();
        for (long wait : waits) {
            sketch.add(wait);
        }
        return sketch;
    }

    private static long exact(long[] waits, int percent) {
        long[] sorted = waits.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * (percent / 100.0)) - 1];
    }

    @Test
    void few_waits_have_exact_percentiles() {
        assertThat(of().percentile(50)).isNull();
        assertThat(of(7).percentile(50)).isEqualTo(7);
        assertThat(of(4, 1, 3, 2).percentile(50)).isEqualTo(2);
        assertThat(of(4, 1, 3, 2).percentile(90)).isEqualTo(4);
        long[] waits = waits(WaitSketch.EXACT, 1);
        for (int percent : PERCENTS) {
            assertThat(of(waits).percentile(percent)).isEqualTo((double) exact(waits, percent));
        }
    }

    @Test
    void many_waits_have_percentiles_within_a_thousandth() {
        long[] waits = waits(300_000, 2);
        WaitSketch sketch = of(waits);
        for (int percent : PERCENTS) {
            double exact = exact(waits, percent);
            assertThat(Scenes.value(sketch.percentile(percent))).isCloseTo(exact, within(exact * 0.0005));
        }
        assertThat(sketch.percentile(25)).as("who did not wait at all").isZero();
    }

    @Test
    void what_is_put_together_is_what_was_added_one_by_one() {
        long[] waits = waits(150_000, 3);
        WaitSketch parts = new WaitSketch();
        for (int from = 0; from < waits.length; from += 30_000) {
            parts.add(of(Arrays.copyOfRange(waits, from, from + 30_000)));
        }
        WaitSketch large = of();
        large.add(of(waits));
        WaitSketch few = of(Arrays.copyOf(waits, 10));
        few.add(of(Arrays.copyOfRange(waits, 10, 20)));
        for (int percent : PERCENTS) {
            assertThat(parts.percentile(percent)).isEqualTo(of(waits).percentile(percent));
            assertThat(large.percentile(percent)).isEqualTo(of(waits).percentile(percent));
            assertThat(few.percentile(percent)).isEqualTo((double) exact(Arrays.copyOf(waits, 20), percent));
        }
    }

    @Test
    void students_t_is_that_of_the_tables() {
        double[][] table = {
            {1, 12.7062}, {2, 4.3027}, {3, 3.1824}, {4, 2.7764}, {9, 2.2622}, {19, 2.0930}, {30, 2.0423}, {999, 1.9623}
        };
        for (double[] row : table) {
            assertThat(StudentT.quantile975((int) row[0])).isCloseTo(row[1], within(5e-5));
        }
    }

    @Test
    void confidence_needs_two_replications() {
        Means means = new Means();
        means.add(1);
        assertThat(means.halfWidth()).isNull();
        means.add(3);
        assertThat(means.halfWidth()).isCloseTo(12.7062, within(1e-4));
    }
}
