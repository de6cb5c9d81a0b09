package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SketchTest {
    private static long[] lognormal(RandomGenerator dice, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = Math.round(600_000 * Math.exp(1.5 * dice.nextGaussian()));
        }
        return values;
    }

    private static Sketch of(long... values) {
        Sketch sketch = new Sketch();
        Arrays.stream(values).forEach(sketch::add);
        return sketch;
    }

    private static String told(Sketch sketch) {
        List<String> values = new ArrayList<>();
        sketch.each((value, times) -> values.add(value + "x" + times));
        return sketch.count() + " " + sketch.mean() + " " + sketch.max() + " " + values;
    }

    @Test
    void up_to_512_values_it_is_exact() {
        long[] values = lognormal(new SplittableRandom(1), Sketch.EXACT);
        Sketch sketch = of(values);
        Arrays.sort(values);
        for (int percent = 1; percent <= 100; percent++) {
            long exact = values[(int) Math.ceil(percent * values.length / 100.0) - 1];
            assertThat(sketch.quantile(percent / 100.0)).as("p%d", percent).isEqualTo(exact);
        }
    }

    @Test
    void beyond_that_quantiles_are_within_one_percent() {
        for (long seed = 0; seed < 20; seed++) {
            long[] values = lognormal(new SplittableRandom(seed), 20_000);
            Sketch sketch = of(values);
            Arrays.sort(values);
            for (double share : new double[] {0.001, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999}) {
                long exact = values[(int) Math.ceil(share * values.length - 1e-9) - 1];
                assertThat((double) sketch.quantile(share))
                        .as("seed %d, share %s", seed, share)
                        .isCloseTo((double) exact, within(0.01 * exact));
            }
            assertThat(sketch.count()).isEqualTo(20_000);
            assertThat(sketch.max()).isEqualTo(values[values.length - 1]);
            assertThat(sketch.mean())
                    .isEqualTo(Math.round(Arrays.stream(values).average().orElse(0)));
        }
    }

    @Test
    void parts_that_are_merged_in_any_order_come_to_the_same_as_the_whole() {
        for (long seed = 0; seed < 50; seed++) {
            RandomGenerator dice = new SplittableRandom(seed);
            long[] values = lognormal(dice, 1 + dice.nextInt(3000));
            List<Sketch> parts = new ArrayList<>();
            for (int from = 0; from < values.length; ) {
                int to = Math.min(values.length, from + 1 + dice.nextInt(1200));
                parts.add(of(Arrays.copyOfRange(values, from, to)));
                from = to;
            }
            Sketch sum = new Sketch();
            while (!parts.isEmpty()) {
                sum.addAll(parts.remove(dice.nextInt(parts.size())));
            }
            assertThat(told(sum)).as("seed %d", seed).isEqualTo(told(of(values)));
        }
    }

    @Test
    void what_no_duration_can_be_is_bounded() {
        Sketch sketch = new Sketch();
        for (int i = 0; i < 1000; i++) {
            sketch.add(Long.MAX_VALUE);
            sketch.add(Long.MIN_VALUE);
        }
        assertThat(sketch.quantile(0.5)).isZero();
        assertThat(sketch.max()).isEqualTo(315_576_000_000_000L);
        assertThat(sketch.quantile(1)).isBetween(sketch.max() / 100 * 99, sketch.max());
        assertThat(sketch.mean()).isEqualTo(157_788_000_000_000L);
        assertThat(sketch.atMost(-1)).isZero();
        assertThat(sketch.atMost(Long.MAX_VALUE)).isEqualTo(2000);
    }

    @Test
    void of_nothing_everything_is_zero() {
        assertThat(told(new Sketch())).isEqualTo("0 0 0 []");
        assertThat(new Sketch().quantile(0.5)).isZero();
    }
}
