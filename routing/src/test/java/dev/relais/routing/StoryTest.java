package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whatever_happens_the_engine_keeps_its_laws(long seed) {
        assertThat(new Story(seed).play(2_000)).as("proposals of seed %d", seed).hasSizeGreaterThan(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {144, 233})
    void the_same_calls_give_the_same_proposals(long seed) {
        assertThat(new Story(seed).play(1_000)).isEqualTo(new Story(seed).play(1_000));
    }
}
