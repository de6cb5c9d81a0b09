package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static String told(Stretches stretches) {
        List<String> all = new ArrayList<>();
        stretches.each((from, to) -> all.add(from + "-" + to));
        return String.join(" ", all);
    }

    @Test
    void stretches_that_touch_or_overlap_are_one() {
        Stretches stretches = new Stretches();
        stretches.add(10, 20);
        stretches.add(30, 40);
        stretches.add(20, 25);
        stretches.add(50, 50);
        stretches.add(60, 55);
        assertThat(told(stretches)).isEqualTo("10-25 30-40");
        stretches.add(5, 35);
        assertThat(told(stretches)).isEqualTo("5-40");
        stretches.add(-3, -1);
        stretches.add(6, 7);
        assertThat(told(stretches)).isEqualTo("-3--1 5-40");
    }

    @Test
    void it_is_the_union_in_any_order_and_in_parts() {
        for (long seed = 0; seed < 300; seed++) {
            RandomGenerator dice = new SplittableRandom(seed);
            BitSet union = new BitSet();
            Stretches one = new Stretches();
            Stretches other = new Stretches();
            for (int i = 0; i < 12; i++) {
                int from = dice.nextInt(100);
                int to = from + dice.nextInt(15);
                union.set(from, to);
                (dice.nextBoolean() ? one : other).add(from, to);
            }
            one.addAll(other);
            List<String> expected = new ArrayList<>();
            for (int from = union.nextSetBit(0); from >= 0; from = union.nextSetBit(union.nextClearBit(from))) {
                expected.add(from + "-" + union.nextClearBit(from));
            }
            assertThat(told(one)).as("seed %d", seed).isEqualTo(String.join(" ", expected));
        }
    }
}
