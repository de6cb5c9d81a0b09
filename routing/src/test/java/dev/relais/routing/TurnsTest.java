package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.rules.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final String ONE_AT_A_TIME = "{'id': 'lea', 'capacity': {'total': 1}, 'skills': {'french': 1}}";

    @Test
    void queues_that_order_alike_stand_in_one_order() {
        Bench bench = Bench.of("{'id': 'lea'}", "{'id': 'care'}, {'id': 'news'}");
        bench.waits(Case.of("c1").due(20), Case.of("c2").due(40));
        bench.waits(
                Case.of("n1").queue("news").due(10), Case.of("n2").queue("news").due(30));
        assertThat(bench.order(0)).containsExactly("n1", "c1", "n2", "c2");
    }

    @Test
    void an_agent_takes_in_turn_from_queues_that_do_not_order_alike() {
        Bench bench = Bench.of("{'id': 'lea'}", "{'id': 'care', 'order': 'fifo'}, {'id': 'news', 'order': 'priority'}");
        bench.waits(
                Case.of("c1").since(1), Case.of("c2").since(2), Case.of("c3").since(3));
        bench.waits(
                Case.of("n1").queue("news").since(8),
                Case.of("n2").queue("news").since(9));
        assertThat(bench.order(10)).containsExactly("c1", "n1", "c2", "n2", "c3");
    }

    @Test
    void a_flooded_queue_does_not_shut_out_another() {
        Bench bench = Bench.of(ONE_AT_A_TIME, "{'id': 'care', 'order': 'fifo'}, {'id': 'news'}");
        for (int i = 0; i < 100; i++) {
            bench.waits(Case.of("care-" + (100 + i)).since(-100 + i));
        }
        List<String> served = serve(
                bench,
                20,
                minute -> bench.waits(Case.of("news-" + (100 + minute))
                        .queue("news")
                        .since(minute)
                        .due(minute + 30)));
        assertThat(served).filteredOn(id -> id.startsWith("news")).hasSize(10);
    }

    @Test
    void a_queue_full_of_overdue_work_takes_every_second_at_most_out_of_turn() {
        Bench bench = Bench.of(ONE_AT_A_TIME, "{'id': 'care', 'bound': 'PT1M'}, {'id': 'news'}, {'id': 'third'}");
        for (int i = 0; i < 100; i++) {
            bench.waits(Case.of("care-" + (100 + i)).since(-200 + i));
        }
        bench.waits(
                Case.of("news-1").queue("news"), Case.of("news-2").queue("news").since(1));
        bench.waits(Case.of("third-1").queue("third").since(2));
        assertThat(serve(bench, 6, minute -> {}))
                .containsExactly("care-100", "news-1", "care-101", "news-2", "care-102", "third-1");
    }

    @Test
    void what_a_colleague_takes_does_not_cost_those_whom_only_this_agent_can_serve() {
        Bench bench = Bench.of(
                """
            {'id': 'lea', 'departments': ['press'], 'capacity': {'total': 1}, 'skills': {'french': 1}},
            {'id': 'max', 'capacity': {'total': 1}}
            """, "{'id': 'care', 'order': 'fifo'}, {'id': 'news', 'department': 'press', 'order': 'priority'}");
        for (int i = 0; i < 100; i++) {
            bench.waits(Case.of("news-" + (100 + i)).queue("news").since(-200 + i));
            bench.waits(Case.of("care-" + (100 + i)).since(2 + i));
        }
        bench.waits(Case.of("french").requires("french", 1).since(1));
        assertThat(serve(bench, 3, minute -> {})).contains("french");
    }

    @Test
    void a_low_one_is_served_at_last_in_a_steady_stream_of_urgent_ones() {
        Bench bench = Bench.of(ONE_AT_A_TIME, "{'id': 'care', 'order': 'priority', 'ageing': 'PT10M'}");
        bench.waits(Case.of("low").priority(Priority.LOW));
        List<String> served = serve(
                bench,
                100,
                minute -> bench.waits(
                        Case.of("urgent-" + (100 + minute)).since(minute).priority(Priority.URGENT),
                        Case.of("second-" + (100 + minute)).since(minute).priority(Priority.URGENT)));
        // Overtaken only by urgent ones that came less than three levels of ageing after it: two in each of 30 minutes.
        assertThat(served.indexOf("low")).isEqualTo(60);
    }

    @Test
    void late_work_is_served_at_last_in_a_steady_stream_of_work_that_is_in_time() {
        Bench bench = Bench.of(ONE_AT_A_TIME, "{'id': 'care'}")
                .waits(Case.of("late").since(-9).due(-1));
        List<String> served = serve(
                bench,
                400,
                minute -> bench.waits(
                        Case.of("one-" + (1000 + minute)).since(minute).due(minute + 900),
                        Case.of("two-" + (1000 + minute)).since(minute).due(minute + 900)));
        assertThat(served.indexOf("late")).isEqualTo(200);
    }

    @Test
    void strict_priority_with_a_bound_starves_nobody_either() {
        Bench bench = Bench.of(ONE_AT_A_TIME, "{'id': 'care', 'order': 'priority', 'ageing': null, 'bound': 'PT40M'}");
        bench.waits(Case.of("low").priority(Priority.LOW));
        List<String> served = serve(
                bench,
                60,
                minute -> bench.waits(
                        Case.of("urgent-" + (100 + minute)).since(minute).priority(Priority.URGENT)));
        assertThat(served.indexOf("low")).isEqualTo(40);
    }

    /** One conversation a minute: what is held out is accepted and finished before the next minute. */
    private static List<String> serve(Bench bench, int minutes, IntConsumer arrivals) {
        List<String> served = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            arrivals.accept(minute);
            List<String> now = bench.order(minute);
            served.addAll(now);
            for (String id : now) {
                bench.freed(id, minute);
            }
        }
        return served;
    }
}
