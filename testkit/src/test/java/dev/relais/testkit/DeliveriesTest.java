package dev.relais.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final List<SignedDelivery> TEN = IntStream.range(0, 10)
            .mapToObj(i -> new SignedDelivery("/w", Map.of(), new byte[] {(byte) i}, "s" + i))
            .toList();

    @Test
    void a_shuffle_is_a_permutation_and_the_seed_names_it() {
        Deliveries all = new Deliveries(TEN);
        for (long seed = 0; seed < 200; seed++) {
            assertThat(all.shuffled(seed).list()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(TEN);
            assertThat(all.shuffled(seed)).as("seed %d", seed).isEqualTo(all.shuffled(seed));
        }
        long orders = LongStream.range(0, 200)
                .mapToObj(seed -> all.shuffled(seed).list())
                .distinct()
                .count();
        assertThat(orders).isGreaterThan(190);
    }

    @Test
    void doubling_plays_the_whole_sequence_twice() {
        SignedDelivery a = TEN.get(0);
        SignedDelivery b = TEN.get(1);
        assertThat(Deliveries.of(a).and(b).doubled().list()).containsExactly(a, b, a, b);
    }
}
