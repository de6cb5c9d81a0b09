package dev.relais.benchmarks.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The whole way is gone, not only begun. */
class WayTest {
    private static final int MESSAGES = 300;

    @Test
    void messages_are_read_decided_and_given_to_many_agents() {
        Way way = new Way(1_000, Stage.ASSIGNED);
        int[] agents = IntStream.range(0, MESSAGES).map(i -> way.one()).toArray();
        assertThat(way.nobody()).isLessThan(MESSAGES / 10);
        assertThat(IntStream.of(agents).distinct().count()).isGreaterThan(MESSAGES / 3);
    }

    @Test
    void about_half_of_the_messages_find_a_rule() {
        Way way = new Way(1_000, Stage.RULED);
        assertThat(IntStream.range(0, MESSAGES).map(i -> way.one()).sum()).isBetween(MESSAGES / 5, MESSAGES * 4 / 5);
    }
}
