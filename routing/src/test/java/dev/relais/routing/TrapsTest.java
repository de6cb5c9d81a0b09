package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.conversation.Visibility;
import dev.relais.rules.Priority;
import org.junit.jupiter.api.Test;

/** Where other systems are known to go wrong, and what the port promises to tolerate. */
class TrapsTest {
    @Test
    void rotation_is_each_queues_own_and_moves_within_one_instant() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}, {'id': 'c'}", """
            {'id': 'care', 'select': 'round-robin'}, {'id': 'news', 'select': 'round-robin'}
            """);
        bench.waits(Case.of("c1"), Case.of("c2"), Case.of("n1").queue("news").since(1));
        assertThat(bench.propose(2)).containsExactlyInAnyOrder("c1>a", "n1>a", "c2>b");
        bench.waits(Case.of("c3"), Case.of("n2").queue("news").since(3));
        assertThat(bench.propose(3)).containsExactlyInAnyOrder("n2>b", "c3>c");
    }

    @Test
    void capacity_spans_all_queues() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 2}}", "{'id': 'care'}, {'id': 'news'}");
        bench.waits(
                Case.of("1"),
                Case.of("2"),
                Case.of("3").queue("news"),
                Case.of("4").queue("news"));
        assertThat(bench.order(0)).containsExactly("1", "2");
        assertThat(bench.order(1)).isEmpty();
    }

    @Test
    void absent_agents_are_not_in_the_rotation_and_find_their_turn_again() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}, {'id': 'c'}", "{'id': 'care', 'select': 'round-robin'}");
        bench.absent("b", 0).waits(Case.of("1"), Case.of("2"), Case.of("3"));
        assertThat(bench.propose(0)).containsExactly("1>a", "2>c", "3>a");
        bench.present("b", 1).waits(Case.of("4"));
        assertThat(bench.propose(1)).containsExactly("4>b");
    }

    @Test
    void freed_capacity_is_filled_at_once() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 1}}", "{'id': 'care'}");
        bench.waits(Case.of("1"), Case.of("2").since(1));
        assertThat(bench.order(1)).containsExactly("1");
        assertThat(bench.freed("1", 2).order(2)).containsExactly("2");
    }

    @Test
    void a_morning_backlog_is_spread_over_all_who_log_in() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}, {'id': 'c'}", "{'id': 'care', 'order': 'fifo'}");
        bench.waits(Case.of("1"), Case.of("2"), Case.of("3"), Case.of("4"), Case.of("5"), Case.of("6"));
        assertThat(bench.propose(0)).containsExactly("1>a", "2>b", "3>c", "4>a", "5>b", "6>c");
    }

    @Test
    void whoever_comes_to_a_backlog_gets_it_bit_by_bit_where_the_desk_says_so() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 3}}", "{'id': 'care', 'order': 'fifo'}");
        bench.engine.limit("lea", 1, Case.minute(0));
        bench.waits(Case.of("1"), Case.of("2"), Case.of("3"), Case.of("4"));
        assertThat(bench.order(0)).containsExactly("1");
        assertThat(bench.explain("2", 0))
                .containsExactly(new Candidate.Ineligible("lea", new Constraint.Room(Constraint.Bound.TOTAL, 1, 1, 1)));
        bench.engine.limit("lea", 2, Case.minute(5));
        assertThat(bench.order(5)).containsExactly("2");
        bench.engine.limit("lea", Integer.MAX_VALUE, Case.minute(10));
        assertThat(bench.order(10)).containsExactly("3");
    }

    @Test
    void a_short_ladder_does_not_compete_with_its_own_queue() {
        Bench bench = Bench.of(
                "{'id': 'lea', 'departments': ['care'], 'capacity': {'total': 1}},"
                        + "{'id': 'pia', 'departments': ['press']}",
                """
            {'id': 'care', 'department': 'care', 'ladder': [{'after': 'PT1M', 'also': ['news']}]},
            {'id': 'news', 'department': 'press'}
            """);
        bench.waits(Case.of("1"), Case.of("2"));
        assertThat(bench.propose(0)).containsExactly("1>lea");
        assertThat(bench.propose(1)).containsExactly("2>pia");
        assertThat(bench.propose(1)).isEmpty();
    }

    @Test
    void who_declined_neither_keeps_it_nor_gets_it_back_while_others_could() {
        Bench bench = Bench.of("{'id': 'a', 'capacity': {'total': 1}}, {'id': 'b'}", "{'id': 'care'}");
        bench.absent("b", 0).waits(Case.of("1"));
        assertThat(bench.propose(0)).containsExactly("1>a");
        bench.freed("1", 1).waits(Case.of("1").excluded("a"), Case.of("2").since(1));
        assertThat(bench.propose(1)).containsExactly("2>a");
        assertThat(bench.present("b", 2).propose(2)).containsExactly("1>b");
    }

    @Test
    void a_person_may_overfill_an_agent_but_the_engine_gives_him_no_more() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 2}}", "{'id': 'care'}");
        bench.occupied("x", "lea", 2, 0).occupied("y", "lea", 2, 0).waits(Case.of("1"));
        assertThat(bench.order(0)).isEmpty();
        assertThat(bench.freed("x", 1).order(1)).isEmpty();
        assertThat(bench.freed("y", 2).order(2)).containsExactly("1");
    }

    @Test
    void an_accepted_offer_counts_once() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 2}}", "{'id': 'care'}")
                .waits(Case.of("1"));
        bench.propose(0);
        bench.occupied("1", "lea", 1, 1).waits(Case.of("2"), Case.of("3"));
        assertThat(bench.order(1)).containsExactly("2");
    }

    @Test
    void handed_over_it_takes_the_second_agents_capacity_only() {
        Bench bench = Bench.of("{'id': 'a', 'capacity': {'total': 1}}, {'id': 'b', 'capacity': {'total': 1}}", """
            {'id': 'care'}
            """);
        bench.occupied("1", "a", 1, 0).occupied("1", "b", 1, 1).waits(Case.of("2"), Case.of("3"));
        assertThat(bench.propose(1)).containsExactly("2>a");
    }

    @Test
    void taken_by_hand_it_waits_no_longer_even_with_somebody_unknown() {
        Bench bench = Bench.of("{'id': 'lea'}", "{'id': 'care'}").waits(Case.of("1"), Case.of("2"));
        bench.occupied("1", "temp", 1, 0).freed("1", 1).freed("1", 1);
        bench.engine.available("temp", true, Case.minute(1));
        assertThat(bench.propose(1)).containsExactly("2>lea");
    }

    @Test
    void to_go_twice_or_to_be_freed_without_being_held_does_nothing() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 1}}", "{'id': 'care'}")
                .waits(Case.of("1"));
        bench.engine.gone(Case.id("1"));
        bench.engine.gone(Case.id("1"));
        bench.freed("1", 0).freed("never", 0).occupied("x", "lea", 1, 0).waits(Case.of("2"));
        bench.engine.gone(Case.id("x"));
        assertThat(bench.order(0)).isEmpty();
    }

    @Test
    void told_to_wait_again_the_newer_word_counts_and_nobody_has_it() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 1}}", "{'id': 'care'}, {'id': 'news'}");
        bench.waits(Case.of("1")).propose(0);
        bench.waits(Case.of("1").priority(Priority.HIGH), Case.of("1").queue("news"));
        assertThat(bench.engine.waiting()).containsExactly(Case.id("1"));
        assertThat(bench.engine.occupied()).isEmpty();
        assertThat(bench.order(1)).containsExactly("1");
        assertThat(bench.order(1)).isEmpty();
    }

    @Test
    void a_queue_that_the_desk_does_not_have_is_refused_by_name() {
        Bench bench = Bench.of("{'id': 'lea'}", "{'id': 'care'}").waits(Case.of("1"));
        assertThatThrownBy(() -> bench.waits(Case.of("1").queue("kare")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kare");
        assertThat(bench.order(0)).containsExactly("1");
    }

    @Test
    void a_weight_below_one_is_refused() {
        Bench bench = Bench.of("{'id': 'lea'}", "{'id': 'care'}");
        assertThatThrownBy(() -> bench.engine.occupied(Case.id("1"), "lea", 0, Visibility.PUBLIC, Case.minute(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
        assertThat(bench.engine.occupied()).isEmpty();
    }
}
