package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Visibility;
import dev.relais.routing.Candidate.Eligible;
import dev.relais.routing.Candidate.Ineligible;
import dev.relais.routing.Constraint.Absent;
import dev.relais.routing.Constraint.Bound;
import dev.relais.routing.Constraint.Excluded;
import dev.relais.routing.Constraint.OtherQueue;
import dev.relais.routing.Constraint.Room;
import dev.relais.routing.Constraint.Skill;
import org.junit.jupiter.api.Test;

class EligibilityTest {
    private static final String CARE = "{'id': 'care', 'department': 'care'}";

    @Test
    void every_candidate_is_told_the_first_constraint_he_fails_or_his_place() {
        Bench bench = Bench.of("""
            {'id': 'press', 'departments': ['press']},
            {'id': 'beginner', 'departments': ['care'], 'skills': {'french': 1}},
            {'id': 'decliner', 'departments': ['care'], 'skills': {'french': 3}},
            {'id': 'away', 'departments': ['care'], 'skills': {'french': 3}},
            {'id': 'full', 'departments': ['care'], 'skills': {'french': 3}, 'capacity': {'total': 3}},
            {'id': 'second', 'departments': ['care'], 'skills': {'french': 3}},
            {'id': 'first', 'departments': ['care'], 'skills': {'french': 3}}
            """, CARE);
        bench.absent("away", 1).occupied("x", "full", 2, 1).present("second", 2);
        bench.occupied("y", "second", 1, 2);
        bench.waits(Case.of("c").requires("french", 3).weight(2).excluded("decliner"));

        assertThat(bench.explain("c", 3))
                .containsExactly(
                        new Eligible("first", 1, new Score(false, 3, 0, null, 1)),
                        new Eligible("second", 2, new Score(false, 3, 1, null, 2)),
                        new Ineligible("press", new OtherQueue("care")),
                        new Ineligible("beginner", new Skill("french", 3, 1)),
                        new Ineligible("decliner", new Excluded()),
                        new Ineligible("away", new Absent()),
                        new Ineligible("full", new Room(Bound.TOTAL, 3, 2, 2)));
        assertThat(bench.propose(3)).containsExactly("c>first");
        assertThat(bench.explain("c", 3)).isEmpty();
    }

    @Test
    void a_queue_without_department_is_everybodys() {
        Bench bench = Bench.of("{'id': 'lea'}", "{'id': 'care'}").waits(Case.of("c"));
        assertThat(bench.propose(0)).containsExactly("c>lea");
    }

    @Test
    void nobody_is_available_until_told() {
        RoutingEngine engine = new RoutingEngine(Bench.desk("{'id': 'lea'}", "{'id': 'care'}"));
        engine.waiting(Case.of("c").waiting());
        assertThat(engine.propose(Case.minute(0))).isEmpty();
        engine.available("lea", true, Case.minute(1));
        assertThat(engine.propose(Case.minute(1))).hasSize(1);
    }

    @Test
    void each_visibility_has_its_own_bound_beside_the_total() {
        Bench bench = Bench.of(
                "{'id': 'lea', 'capacity': {'total': 4, 'public': 2, 'private': 3}}",
                "{'id': 'care', 'order': 'fifo'}");
        bench.waits(Case.of("p1"), Case.of("p2"), Case.of("p3"));
        bench.waits(Case.of("q1").visibility(Visibility.PRIVATE), Case.of("q2").visibility(Visibility.PRIVATE));
        bench.waits(Case.of("q3").visibility(Visibility.PRIVATE));
        assertThat(bench.order(0)).containsExactly("p1", "p2", "q1", "q2");
        assertThat(bench.explain("p3", 0)).containsExactly(new Ineligible("lea", new Room(Bound.TOTAL, 4, 4, 1)));
        bench.freed("q2", 1);
        assertThat(bench.explain("p3", 1)).containsExactly(new Ineligible("lea", new Room(Bound.PUBLIC, 2, 2, 1)));
        assertThat(bench.order(1)).containsExactly("q3");
    }

    @Test
    void private_work_is_bounded_though_the_total_is_not() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'private': 1}}", "{'id': 'care'}");
        bench.waits(Case.of("a").visibility(Visibility.PRIVATE), Case.of("b").visibility(Visibility.PRIVATE));
        bench.waits(Case.of("c"), Case.of("d"));
        assertThat(bench.order(0)).containsExactly("a", "c", "d");
        assertThat(bench.explain("b", 0)).containsExactly(new Ineligible("lea", new Room(Bound.PRIVATE, 1, 1, 1)));
    }

    @Test
    void one_that_fits_nobody_now_holds_up_none_behind_it() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 3}}", "{'id': 'care'}");
        bench.occupied("x", "lea", 1, 0)
                .waits(Case.of("heavy").weight(3), Case.of("light").since(5));
        assertThat(bench.propose(5)).containsExactly("light>lea");
    }

    @Test
    void who_declined_is_passed_over() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}", "{'id': 'care'}")
                .waits(Case.of("c").excluded("a"));
        assertThat(bench.propose(0)).containsExactly("c>b");
    }

    @Test
    void while_a_colleague_who_did_not_decline_is_absent_it_waits_for_him() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}", "{'id': 'care'}");
        bench.absent("b", 0).waits(Case.of("c").excluded("a"));
        assertThat(bench.propose(0)).isEmpty();
        assertThat(bench.present("b", 1).propose(1)).containsExactly("c>b");
    }

    @Test
    void what_all_who_are_entitled_declined_is_held_out_again() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'b'}, {'id': 'p', 'departments': ['press']}", """
            {'id': 'care', 'department': 'care'}, {'id': 'news', 'department': 'press'}
            """);
        bench.waits(Case.of("c").queue("news").excluded("p"));
        assertThat(bench.propose(0)).containsExactly("c>p");
    }

    @Test
    void somebody_whom_it_can_never_fit_does_not_keep_decliners_excluded() {
        Bench bench = Bench.of("{'id': 'a'}, {'id': 'tiny', 'capacity': {'total': 1}}", "{'id': 'care'}");
        bench.waits(Case.of("c").weight(2).excluded("a"));
        assertThat(bench.propose(0)).containsExactly("c>a");
    }
}
