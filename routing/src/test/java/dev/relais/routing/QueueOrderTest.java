package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.rules.Priority;
import org.junit.jupiter.api.Test;

/** One agent who takes everything: the order of proposals is the order of the queue. */
class QueueOrderTest {
    private static Bench queue(String members) {
        return Bench.of("{'id': 'lea'}", "{'id': 'care', " + members + "}");
    }

    @Test
    void fifo_goes_by_arrival_then_id_whatever_the_priority() {
        Bench bench = queue("'order': 'fifo'")
                .waits(
                        Case.of("c").since(2),
                        Case.of("b").since(1),
                        Case.of("a").since(1))
                .waits(Case.of("d").since(3).priority(Priority.URGENT));
        assertThat(bench.order(5)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_level_of_priority_is_worth_ten_minutes_of_waiting_unless_the_queue_says_otherwise() {
        Bench bench = queue("'order': 'priority'")
                .waits(Case.of("normal").since(0))
                .waits(Case.of("high-late").since(11).priority(Priority.HIGH))
                .waits(Case.of("high-soon").since(9).priority(Priority.HIGH))
                .waits(Case.of("urgent").since(10).priority(Priority.URGENT))
                .waits(Case.of("low").since(0).priority(Priority.LOW));
        assertThat(bench.order(12)).containsExactly("urgent", "high-soon", "normal", "high-late", "low");
    }

    @Test
    void a_tie_of_rank_goes_to_the_earlier_arrival() {
        Bench bench = queue("'order': 'priority', 'ageing': 'PT5M'")
                .waits(
                        Case.of("a-high").since(5).priority(Priority.HIGH),
                        Case.of("z-normal").since(0));
        assertThat(bench.order(6)).containsExactly("z-normal", "a-high");
    }

    @Test
    void without_ageing_priority_is_strict() {
        Bench bench = queue("'order': 'priority', 'ageing': null")
                .waits(Case.of("low").priority(Priority.LOW))
                .waits(Case.of("urgent-2").since(600).priority(Priority.URGENT))
                .waits(Case.of("urgent-1").since(599).priority(Priority.URGENT));
        assertThat(bench.order(600)).containsExactly("urgent-1", "urgent-2", "low");
    }

    @Test
    void ageing_of_a_hundred_million_years_is_strict_priority() {
        Bench bench = queue("'order': 'priority', 'ageing': 'PT999999999999H'")
                .waits(Case.of("low").priority(Priority.LOW))
                .waits(Case.of("urgent").since(1).priority(Priority.URGENT));
        assertThat(bench.order(1)).containsExactly("urgent", "low");
    }

    @Test
    void with_slopes_rank_is_waiting_times_slope() {
        Bench bench = queue("'order': 'priority', 'slopes': {'low': 1, 'normal': 2.5, 'high': 8}")
                .waits(Case.of("low").since(0).priority(Priority.LOW))
                .waits(Case.of("normal").since(5).priority(Priority.NORMAL))
                .waits(Case.of("high").since(9).priority(Priority.HIGH));
        assertThat(bench.order(10)).containsExactly("normal", "low", "high");
    }

    @Test
    void slopes_overtake_as_time_goes_by() {
        Bench bench = queue("'order': 'priority', 'slopes': {'low': 1, 'normal': 2.5, 'high': 8}")
                .waits(Case.of("low").since(0).priority(Priority.LOW))
                .waits(Case.of("normal").since(5).priority(Priority.NORMAL))
                .waits(Case.of("high").since(9).priority(Priority.HIGH));
        assertThat(bench.order(12)).containsExactly("high", "normal", "low");
    }

    @Test
    void a_level_without_slope_has_that_of_the_next_below() {
        Bench bench = queue("'order': 'priority', 'slopes': {'low': 1, 'high': 8}")
                .waits(Case.of("urgent").since(2).priority(Priority.URGENT))
                .waits(Case.of("high").since(1).priority(Priority.HIGH))
                .waits(Case.of("normal").since(0).priority(Priority.NORMAL))
                .waits(Case.of("low").since(-1).priority(Priority.LOW));
        assertThat(bench.order(3)).containsExactly("high", "urgent", "low", "normal");
    }

    @Test
    void slack_goes_by_due_time_and_late_work_makes_no_other_work_late() {
        Bench bench = queue("'order': 'slack'")
                .waits(
                        Case.of("late-2").since(2).due(9),
                        Case.of("late-1").since(1).due(9))
                .waits(Case.of("none-2").since(1), Case.of("none-1").since(0))
                .waits(
                        Case.of("due-20").since(0).due(20),
                        Case.of("due-11").since(9).due(11))
                .waits(
                        Case.of("also-20").since(0).due(20),
                        Case.of("old-20").since(-1).due(20));
        assertThat(bench.order(10))
                .containsExactly("due-11", "old-20", "also-20", "due-20", "none-1", "none-2", "late-1", "late-2");
    }

    @Test
    void at_its_due_time_one_can_still_start_in_time() {
        Bench bench = queue("'order': 'slack'")
                .waits(Case.of("late").since(0).due(9), Case.of("just").since(1).due(10));
        assertThat(bench.order(10)).containsExactly("just", "late");
    }

    @Test
    void of_those_that_are_due_at_about_the_same_time_short_ones_go_first() {
        Bench bench = queue("'order': 'slack'")
                .waits(
                        Case.of("long").due(20).takes(60),
                        Case.of("short").due(21).takes(5),
                        Case.of("soon").due(1).takes(30));
        assertThat(bench.order(0)).containsExactly("soon", "short", "long");
    }

    @Test
    void how_long_a_kind_takes_is_learned_from_those_that_are_done() {
        Bench bench = queue("'order': 'slack'");
        bench.waits(Case.of("1").kind("long"), Case.of("2").kind("short")).propose(0);
        bench.freed("2", 5).freed("1", 60);
        bench.waits(
                Case.of("long").kind("long").since(60).due(80),
                Case.of("short").kind("short").since(60).due(81));
        assertThat(bench.order(60)).containsExactly("short", "long");
    }

    @Test
    void late_work_gets_its_share_while_other_work_is_in_time() {
        Bench bench = queue("'order': 'slack', 'tail': 0.25");
        for (int i = 0; i < 10; i++) {
            bench.waits(Case.of("fine-" + i).since(20).due(40 + i));
        }
        bench.waits(Case.of("late").since(1).due(10), Case.of("none").since(0));
        assertThat(bench.order(20).subList(0, 10))
                .containsExactly(
                        "fine-0", "fine-1", "fine-2", "fine-3", "none", "fine-4", "fine-5", "fine-6", "fine-7", "late");
    }

    @Test
    void without_a_share_late_work_comes_last() {
        Bench bench = queue("'order': 'slack', 'tail': 0")
                .waits(Case.of("late").since(-9).due(0));
        for (int i = 0; i < 100; i++) {
            bench.waits(Case.of("fine-" + i).since(20).due(40 + i));
        }
        assertThat(bench.order(20)).endsWith("late");
    }

    @Test
    void slack_is_the_order_of_a_queue_that_does_not_say() {
        Bench bench = queue("'offer': 'PT45S'")
                .waits(Case.of("a").due(20), Case.of("b").due(10));
        assertThat(bench.order(1)).containsExactly("b", "a");
    }

    @Test
    void whoever_has_waited_for_the_bound_goes_first_oldest_first() {
        Bench bench = queue("'order': 'priority', 'ageing': null, 'bound': 'PT1H'")
                .waits(Case.of("urgent").since(50).priority(Priority.URGENT))
                .waits(Case.of("low-2").since(10).priority(Priority.LOW))
                .waits(Case.of("low-1").since(0).priority(Priority.LOW))
                .waits(Case.of("high").since(11).priority(Priority.HIGH));
        assertThat(bench.order(70)).containsExactly("low-1", "low-2", "urgent", "high");
    }

    @Test
    void under_slack_the_bound_brings_late_work_forward() {
        Bench bench = queue("'bound': 'PT1H'")
                .waits(
                        Case.of("late").since(0).due(15),
                        Case.of("fine").since(59).due(74));
        assertThat(bench.order(60)).containsExactly("late", "fine");
    }

    @Test
    void late_work_goes_before_the_bound_where_waiting_for_it_would_take_others_over_it() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 1}}", "{'id': 'care', 'bound': 'PT2H'}");
        bench.waits(Case.of("fine").since(30).due(60).takes(10));
        bench.waits(Case.of("late-1").since(0).due(15).takes(50));
        assertThat(bench.order(30)).containsExactly("fine");
        bench.waits(Case.of("next").since(40).due(70).takes(10));
        bench.waits(Case.of("late-2").since(1).due(15).takes(50));
        bench.waits(Case.of("late-3").since(2).due(15).takes(50));
        assertThat(bench.freed("fine", 40).order(40)).containsExactly("late-1");
    }

    @Test
    void a_failed_offer_does_not_cost_the_place_in_the_queue() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 1}}", "{'id': 'care', 'order': 'fifo'}");
        bench.waits(Case.of("a").since(0), Case.of("b").since(1));
        assertThat(bench.order(2)).containsExactly("a");
        bench.freed("a", 3).waits(Case.of("a").since(0).excluded("lea"));
        assertThat(bench.order(3)).containsExactly("a");
    }
}
