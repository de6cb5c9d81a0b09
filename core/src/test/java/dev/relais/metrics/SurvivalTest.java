package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SurvivalTest {
    private static Sketch of(long... values) {
        Sketch sketch = new Sketch();
        Arrays.stream(values).forEach(sketch::add);
        return sketch;
    }

    /**
     * Ten cases, by hand: 2 and 2 of 10 ended, one lost at 3; at 5 one of 7; lost at 5; at 6 two of 5; lost at 8; at 9 one of 2; lost at
     * 10. Surviving: 0.8, 0.8 × 6/7 = 0.6857, × 3/5 = 0.4114, × 1/2 = 0.2057.
     */
    @Test
    void a_table_computed_by_hand() {
        Survival survival = new Survival(of(2, 2, 5, 6, 6, 9), of(3, 5, 8, 10));
        assertThat(survival.endedBy(1)).isEqualTo(0.0);
        assertThat(survival.endedBy(2)).isCloseTo(0.2, within(1e-12));
        assertThat(survival.endedBy(4)).isCloseTo(0.2, within(1e-12));
        assertThat(survival.endedBy(5)).isCloseTo(1 - 0.8 * 6 / 7, within(1e-12));
        assertThat(survival.endedBy(6)).isCloseTo(1 - 0.8 * 6 / 7 * 3 / 5, within(1e-12));
        assertThat(survival.endedBy(10)).isCloseTo(1 - 0.8 * 6 / 7 * 3 / 5 / 2, within(1e-12));
        assertThat(survival.endedBy(11)).as("nobody looked so long").isNull();
        assertThat(survival.reached(0.2)).isEqualTo(2);
        assertThat(survival.reached(0.21)).isEqualTo(5);
        assertThat(survival.reached(0.5)).isEqualTo(6);
        assertThat(survival.reached(0.79)).isEqualTo(9);
        assertThat(survival.reached(0.8)).as("fewer end as far as one can see").isNull();
    }

    @Test
    void where_nothing_is_lost_it_is_the_share_that_ended() {
        Survival survival = new Survival(of(1, 2, 3, 4), new Sketch());
        assertThat(survival.endedBy(3)).isCloseTo(0.75, within(1e-12));
        assertThat(survival.endedBy(1_000)).isCloseTo(1.0, within(1e-12));
        assertThat(survival.reached(1)).isEqualTo(4);
    }

    @Test
    void where_nothing_ended_nothing_can_be_said() {
        Survival survival = new Survival(new Sketch(), of(5));
        assertThat(survival.reached(0.5)).isNull();
        assertThat(survival.endedBy(5)).isEqualTo(0.0);
        assertThat(survival.endedBy(6)).isNull();
        assertThat(new Survival(new Sketch(), new Sketch()).reached(0.5)).isNull();
    }

    /** Every case is looked at for a random time only: the median of those that ended is far too low, this one is not. */
    @Test
    void the_true_median_is_found_although_many_are_lost_sight_of() {
        for (long seed = 0; seed < 5; seed++) {
            RandomGenerator dice = new SplittableRandom(seed);
            Sketch ended = new Sketch();
            Sketch lost = new Sketch();
            for (int i = 0; i < 50_000; i++) {
                long needed = Math.round(600_000 * Math.exp(dice.nextGaussian()));
                long looked = Math.round(2_400_000 * dice.nextDouble());
                (needed <= looked ? ended : lost).add(Math.min(needed, looked));
            }
            Long median = Objects.requireNonNull(new Survival(ended, lost).reached(0.5));
            assertThat((double) median).as("seed %d", seed).isCloseTo(600_000, within(0.03 * 600_000));
            assertThat(ended.quantile(0.5)).as("seed %d", seed).isLessThan(550_000);
        }
    }
}
