package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import dev.relais.conversation.Visibility;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AgentPoolTest {
    private final AgentPool pool = new AgentPool(List.of(
            new Agent("a", null, List.of(), Map.of("french", 3), new Capacity(1, null, null)),
            new Agent("b", null, List.of(), Map.of("french", 1), new Capacity(2, null, null)),
            new Agent("c", null, List.of(), Map.of(), new Capacity(2, null, 1))));
    private final AgentPool.Demand anybody = pool.demand(Map.of(), 1, Visibility.PRIVATE);
    private final AgentPool.Demand french = pool.demand(Map.of("french", 1), 1, Visibility.PUBLIC);

    @Test
    void whoever_can_and_has_been_idle_longest_has_it_until_all_are_full() {
        assertThat(pool.take(anybody)).isEmpty();
        for (int agent = 0; agent < 3; agent++) {
            pool.available(agent, true);
        }
        assertThat(pool.take(anybody)).hasValue(0);
        assertThat(pool.take(french)).hasValue(1);
        assertThat(pool.take(anybody)).hasValue(2);
        assertThat(pool.take(anybody)).hasValue(1);
        assertThat(pool.take(anybody)).isEqualTo(OptionalInt.empty());
        assertThat(pool.take(french)).isEmpty();
        pool.free(0, anybody);
        assertThat(pool.take(french)).hasValue(0);
        pool.free(1, french);
        pool.give(1, french);
        assertThat(pool.take(french)).isEmpty();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> pool.free(0, anybody)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool.demand(Map.of(), 0, Visibility.PUBLIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }
}
