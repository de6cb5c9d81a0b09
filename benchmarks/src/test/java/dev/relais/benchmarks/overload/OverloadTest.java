package dev.relais.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.benchmarks.overload.Overload.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OverloadTest {
    private final Week week = Week.of(20_261_122, 2_000);

    @Test
    void the_default_keeps_its_targets_where_fifo_falls_over() {
        Row fifo = Overload.row(week, Policy.all(Duration.ZERO).get(0));
        assertThat(fifo.share()).isLessThan(0.7);
        assertThat(fifo.shareOver()).isLessThan(0.2);
        Row told = Overload.row(week, Policy.DEFAULT_TOLD);
        assertThat(told.share()).isGreaterThan(0.955);
        assertThat(told.shareOver()).isGreaterThan(0.91);
    }

    @Test
    void what_the_desk_learns_by_itself_is_nearly_as_good() {
        Row learned = Overload.row(week, Policy.all(Duration.ZERO).get(4));
        assertThat(learned.share()).isGreaterThan(0.925);
    }

    @Test
    void a_bound_holds_the_tail_and_most_of_the_share() {
        double fifo = Overload.row(week, Policy.all(Duration.ZERO).get(0)).p99();
        Row bounded = Overload.row(week, Policy.bounded(Duration.ofSeconds(Math.round(1.1 * fifo))));
        assertThat(bounded.p99()).isLessThan(1.15 * fifo);
        assertThat(bounded.share()).isGreaterThan(0.88);
    }
}
