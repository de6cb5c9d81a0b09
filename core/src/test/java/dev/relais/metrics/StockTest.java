package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static Instant at(long minutes) {
        return NINE.plusSeconds(60 * minutes);
    }

    @Test
    void what_is_there_at_full_hours_is_counted_in_its_class() {
        Stock stock = new Stock(2);
        stock.add(at(0), at(150), List.of(at(60)));
        stock.add(at(1), at(59), List.of(at(30)));
        stock.add(at(61), at(120), List.of(at(200)));
        assertThat(stock.at(List.of(at(-1), at(0), at(60), at(119), at(120), at(180))))
                .isEqualTo(new long[][] {{0, 0}, {1, 0}, {0, 1}, {0, 1}, {0, 1}, {0, 0}});
    }

    @Test
    void a_stretch_of_ten_thousand_years_costs_no_more_than_one_of_minutes() {
        Stock stock = new Stock(2);
        stock.add(Bounded.FIRST, Bounded.LAST, Stock.after(Bounded.FIRST, List.of(Duration.ofDays(1))));
        assertThat(stock.at(List.of(Bounded.FIRST, NINE, Bounded.LAST)))
                .isEqualTo(new long[][] {{1, 0}, {0, 1}, {0, 1}});
        assertThat(Stock.after(Instant.MAX, List.of(Duration.ofDays(7)))).containsExactly(Instant.MAX);
    }

    @Test
    void it_is_what_counting_every_hour_says_whole_and_in_parts() {
        for (long seed = 0; seed < 200; seed++) {
            RandomGenerator dice = new SplittableRandom(seed);
            Stock one = new Stock(3);
            Stock other = new Stock(3);
            List<Instant[]> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long from = dice.nextInt(600);
                Instant[] thing = {at(from), at(from + dice.nextInt(600)), at(from + 45), at(from + 200)};
                all.add(thing);
                (dice.nextBoolean() ? one : other).add(thing[0], thing[1], List.of(thing[2], thing[3]));
            }
            one.addAll(other);
            List<Instant> hours =
                    LongStream.range(0, 24).mapToObj(hour -> at(60 * hour)).toList();
            long[][] expected = new long[24][3];
            for (int hour = 0; hour < 24; hour++) {
                for (Instant[] thing : all) {
                    Instant now = hours.get(hour);
                    if (!now.isBefore(thing[0]) && now.isBefore(thing[1])) {
                        expected[hour][now.isBefore(thing[2]) ? 0 : now.isBefore(thing[3]) ? 1 : 2]++;
                    }
                }
            }
            assertThat(one.at(hours)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
