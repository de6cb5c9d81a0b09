package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.routing.Candidate.Ineligible;
import dev.relais.routing.Constraint.Skill;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final String AGENTS = """
        {'id': 'lea', 'departments': ['care'], 'skills': {'french': 2}},
        {'id': 'pia', 'departments': ['press'], 'skills': {'french': 5, 'billing': 5}}
        """;
    private static final String QUEUES = """
        {'id': 'care', 'department': 'care',
         'ladder': [{'after': 'PT0S'}, {'after': 'PT2M', 'relax': ['billing']}, {'after': 'PT4M', 'lower': {'french': 2}},
                    {'after': 'PT6M', 'also': ['news']}]},
        {'id': 'news', 'department': 'press'}
        """;

    @Test
    void rungs_give_way_one_after_the_other() {
        Bench bench = Bench.of(AGENTS, QUEUES).absent("pia", 0);
        bench.waits(Case.of("c").requires(Map.of("french", 4, "billing", 1)));
        assertThat(bench.explain("c", 1)).contains(new Ineligible("lea", new Skill("billing", 1, 0)));
        assertThat(bench.explain("c", 2)).contains(new Ineligible("lea", new Skill("french", 4, 2)));
        assertThat(bench.propose(3)).isEmpty();
        assertThat(bench.propose(4)).containsExactly("c>lea");
    }

    @Test
    void agents_of_another_queue_may_take_it_once_a_rung_says_so() {
        Bench bench = Bench.of(AGENTS, QUEUES).absent("lea", 0).waits(Case.of("c"));
        assertThat(bench.propose(5)).isEmpty();
        assertThat(bench.propose(6)).containsExactly("c>pia");
    }

    @Test
    void agents_of_another_queue_may_take_at_once_what_was_opened_to_them() {
        Bench bench = Bench.of(AGENTS, QUEUES).absent("lea", 0).waits(Case.of("a"), Case.of("b"));
        assertThat(bench.propose(1)).isEmpty();
        bench.waits(Case.of("b").also("news"));
        assertThat(bench.explain("b", 1))
                .anySatisfy(candidate -> assertThat(candidate)
                        .isInstanceOfSatisfying(
                                Candidate.Eligible.class,
                                one -> assertThat(one.agent()).isEqualTo("pia")));
        assertThat(bench.propose(1)).as("that one, and only that one").containsExactly("b>pia");
    }

    @Test
    void to_lower_never_raises() {
        Bench bench = Bench.of(AGENTS, QUEUES)
                .waits(Case.of("c").requires("french", 1).since(0));
        assertThat(bench.absent("pia", 4).propose(4)).containsExactly("c>lea");
    }

    @Test
    void a_rung_that_widens_the_circle_ends_what_was_held_out_to_decliners_again() {
        Bench bench = Bench.of(AGENTS, QUEUES).waits(Case.of("c").excluded("lea"));
        assertThat(bench.explain("c", 5))
                .anySatisfy(candidate -> assertThat(candidate)
                        .isInstanceOfSatisfying(
                                Candidate.Eligible.class,
                                one -> assertThat(one.agent()).isEqualTo("lea")));
        assertThat(bench.propose(6)).containsExactly("c>pia");
    }

    @Test
    void the_next_change_is_the_next_rung_that_gives_it_more() {
        Bench bench = Bench.of(AGENTS, QUEUES);
        assertThat(bench.engine.nextChange(Case.minute(0))).isEmpty();
        bench.waits(Case.of("c").requires("french", 3));
        assertThat(bench.engine.nextChange(Case.minute(0))).hasValue(Case.minute(4));
        assertThat(bench.engine.nextChange(Case.minute(4))).hasValue(Case.minute(6));
        assertThat(bench.engine.nextChange(Case.minute(6))).isEmpty();
        bench = Bench.of(AGENTS, QUEUES).waits(Case.of("c").requires("billing", 3));
        assertThat(bench.engine.nextChange(Case.minute(1))).hasValue(Case.minute(2));
    }

    @Test
    void that_the_order_of_those_who_wait_changes_gives_nobody_room() {
        Bench bench = Bench.of("{'id': 'lea', 'capacity': {'total': 1}}", "{'id': 'care', 'bound': 'PT30M'}");
        bench.waits(Case.of("a").due(10), Case.of("b").due(5)).propose(0);
        assertThat(bench.engine.nextChange(Case.minute(0))).isEmpty();
    }
}
