package dev.relais.routing.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Places among numbers against counting. */
class NumberLineTest {

    private static BigDecimal number(SplittableRandom random, int kind) {
        int unscaled = random.nextInt(-40, 40);
        return switch (kind) {
            case 0 -> BigDecimal.valueOf(unscaled, random.nextInt(3));
            case 1 -> BigDecimal.valueOf(unscaled, random.nextInt(-3, 20));
            case 2 -> BigDecimal.valueOf(Long.MAX_VALUE - random.nextInt(3), random.nextInt(20));
            case 3 -> new BigDecimal(BigInteger.TEN.pow(17).add(BigInteger.valueOf(unscaled)), random.nextInt(20));
            case 4 -> BigDecimal.valueOf(unscaled, random.nextBoolean() ? 1_000_000_000 : -1_000_000_000);
            default -> new BigDecimal(unscaled + ".500000000000000000000000000000001");
        };
    }

    @Test
    void a_place_is_twice_the_number_of_smaller_ones_and_one_more_where_it_meets_one() {
        for (long seed = 0; seed < 100_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int kinds = 1 + random.nextInt(6);
            TreeSet<BigDecimal> numbers = new TreeSet<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                numbers.add(number(random, random.nextInt(kinds)));
            }
            BigDecimal value = number(random, random.nextInt(6));
            int expected = 2 * numbers.headSet(value, false).size() + (numbers.contains(value) ? 1 : 0);
            NumberLine line = new NumberLine(numbers.toArray(new BigDecimal[0]));
            assertThat(line.place(value))
                    .as("seed %d: %s in %s", seed, value, numbers)
                    .isEqualTo(expected);
        }
    }
}
