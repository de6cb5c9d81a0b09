package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.assign.Proposal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final String THREE = "{'id': 'c'}, {'id': 'a'}, {'id': 'b'}";

    @Test
    void longest_idle_counts_from_getting_finishing_or_becoming_available() {
        Bench bench = Bench.of(THREE + ", {'id': 'd'}", "{'id': 'care'}");
        bench.absent("c", 0).occupied("z", "d", 1, 0);
        bench.occupied("x", "a", 1, 1).occupied("y", "b", 1, 2).freed("z", 3).present("c", 4);
        bench.waits(
                Case.of("1").since(1),
                Case.of("2").since(2),
                Case.of("3").since(3),
                Case.of("4").since(4));
        assertThat(bench.propose(5)).containsExactly("1>a", "2>b", "3>d", "4>c");
    }

    @Test
    void at_one_instant_who_was_told_of_first_has_been_idle_longer() {
        Bench bench = Bench.of(THREE, "{'id': 'care'}").waits(Case.of("1"), Case.of("2"));
        assertThat(bench.propose(0)).containsExactly("1>c", "2>a");
    }

    @Test
    void to_hand_over_is_to_finish_and_to_be_given() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}, {'id': 'c'}", "{'id': 'care'}");
        bench.occupied("x", "a", 1, 1).occupied("y", "c", 1, 2).occupied("x", "b", 1, 3);
        bench.waits(Case.of("1"), Case.of("2").since(1), Case.of("3").since(2));
        assertThat(bench.propose(4)).containsExactly("1>c", "2>a", "3>b");
    }

    @Test
    void to_be_told_twice_that_he_is_there_does_not_shorten_his_idle_time() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}", "{'id': 'care'}");
        bench.occupied("x", "b", 1, 1).present("a", 9).waits(Case.of("1"));
        assertThat(bench.propose(9)).containsExactly("1>a");
    }

    @Test
    void least_loaded_compares_shares_of_the_total() {
        Bench bench = Bench.of(
                "{'id': 'big', 'capacity': {'total': 10}}, {'id': 'small', 'capacity': {'total': 3}}",
                "{'id': 'care', 'select': 'least-loaded'}");
        bench.occupied("x", "big", 3, 0).occupied("y", "small", 1, 0);
        bench.waits(Case.of("1"), Case.of("2"), Case.of("3"));
        assertThat(bench.propose(1)).containsExactly("1>big", "2>small", "3>big");
    }

    @Test
    void least_loaded_compares_units_where_somebody_has_no_total() {
        Bench bench = Bench.of(
                "{'id': 'big', 'capacity': {'total': 10}}, {'id': 'free'}", "{'id': 'care', 'select': 'least-loaded'}");
        bench.occupied("x", "big", 2, 0).occupied("y", "free", 1, 0);
        bench.waits(Case.of("1"), Case.of("2").since(1), Case.of("3").since(2));
        assertThat(bench.propose(3)).containsExactly("1>free", "2>big", "3>free");
    }

    @Test
    void most_skilled_sums_the_required_skills_only() {
        Bench bench = Bench.of("""
            {'id': 'a', 'skills': {'french': 3, 'english': 9}},
            {'id': 'b', 'skills': {'french': 4, 'billing': 1}},
            {'id': 'c', 'skills': {'french': 3, 'billing': 2}},
            {'id': 'd', 'skills': {'french': 2, 'billing': 9}}
            """, "{'id': 'care', 'select': 'most-skilled'}");
        bench.occupied("x", "b", 1, 1);
        bench.waits(Case.of("1").requires(Map.of("french", 3, "billing", 1)));
        bench.waits(Case.of("2").since(1).requires("french", 3));
        assertThat(bench.propose(2)).containsExactly("1>c", "2>b");
    }

    @Test
    void round_robin_goes_by_the_desk_file_after_the_last_chosen() {
        Bench bench = Bench.of(THREE, "{'id': 'care', 'select': 'round-robin'}");
        bench.waits(Case.of("1"), Case.of("2"));
        assertThat(bench.propose(0)).containsExactly("1>c", "2>a");
        bench.waits(Case.of("3"), Case.of("4"));
        assertThat(bench.propose(1)).containsExactly("3>b", "4>c");
    }

    @Test
    void the_preferred_agent_comes_first_while_he_is_there_and_has_room() {
        Bench bench = Bench.of(
                "{'id': 'a'}, {'id': 'b', 'capacity': {'total': 1}}, {'id': 'c'}", "{'id': 'care', 'order': 'fifo'}");
        bench.waits(
                Case.of("1").prefer("b"), Case.of("2").prefer("b"), Case.of("3").prefer("nobody"));
        assertThat(bench.propose(0)).containsExactly("1>b", "2>a", "3>c");
        bench.freed("1", 1).absent("b", 1).waits(Case.of("4").prefer("b"));
        assertThat(bench.propose(2)).containsExactly("4>a");
    }

    @Test
    void a_preferred_agent_out_of_turn_leaves_the_rotation_where_it_was() {
        Bench bench = Bench.of(THREE, "{'id': 'care', 'select': 'round-robin', 'order': 'fifo'}");
        bench.waits(Case.of("1"), Case.of("2").prefer("b"), Case.of("3"));
        assertThat(bench.propose(0)).containsExactly("1>c", "2>b", "3>a");
    }

    @Test
    void the_offer_of_the_queue_limits_the_proposal() {
        Bench bench = Bench.of("{'id': 'a'}", "{'id': 'care', 'offer': 'PT45S'}, {'id': 'news'}");
        bench.waits(Case.of("1"), Case.of("2").queue("news").since(1));
        assertThat(bench.engine.propose(Case.minute(1)))
                .containsExactly(
                        new Proposal(Case.id("1"), "a", Duration.ofSeconds(45)), new Proposal(Case.id("2"), "a", null));
    }
}
