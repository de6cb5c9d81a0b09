package dev.relais.benchmarks.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What must not get lost, with margins that a busy machine does not use up: ratios of what was measured together, never times. */
class RatiosTest {
    private static final int ROUNDS = 30;

    @Test
    void at_a_thousand_rules_the_index_is_at_least_five_times_as_fast_as_asking_one_after_another() {
        long index = best(Pool.of(Engine.INDEX, 1_000, 64)::many);
        long oneByOne = best(Pool.of(Engine.RULE_SET, 1_000, 64)::many);
        assertThat(oneByOne).isGreaterThan(5 * index);
    }

    @Test
    void at_a_thousand_rules_the_index_is_at_least_five_times_as_fast_as_drools() {
        long index = best(Pool.of(Engine.INDEX, 1_000, 64)::many);
        long drools = best(Pool.of(Engine.DROOLS_SESSION, 1_000, 64)::many);
        assertThat(drools).isGreaterThan(5 * index);
    }

    @Test
    void a_hundred_times_as_many_agents_cost_the_engine_less_than_ten_times_as_much() {
        long team = best(Selector.ENGINE.shift(Crew.TEAM)::many);
        long centre = best(Selector.ENGINE.shift(Crew.CENTRE)::many);
        assertThat(centre).isLessThan(10 * team);
    }

    /** The shortest of many rounds: whatever else the machine does only lengthens them. */
    private static long best(LongSupplier round) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long unused = round.getAsLong();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
