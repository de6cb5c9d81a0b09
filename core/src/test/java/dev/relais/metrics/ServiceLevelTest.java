package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceLevelTest {
    @Test
    void the_bounds_count_what_is_undecided_for_neither_and_for_both() {
        ServiceLevel level = new ServiceLevel(2, 1, 3, 1);
        assertThat(level.lowerPercent()).hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("28.6"));
        assertThat(level.upperPercent()).hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("71.4"));
        assertThat(ServiceLevel.NONE.lowerPercent()).isEmpty();
        assertThat(new ServiceLevel(5, 0, 0, 0).lowerPercent())
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("100.0"));
    }

    @Test
    void one_broken_promise_in_thousands_is_not_a_hundred_percent() {
        assertThat(new ServiceLevel(99_999, 1, 0, 0).lowerPercent())
                .hasValueSatisfying(p -> assertThat(p).isEqualByComparingTo("99.9"));
    }
}
