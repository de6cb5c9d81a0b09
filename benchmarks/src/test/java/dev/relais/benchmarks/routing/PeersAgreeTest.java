package dev.relais.benchmarks.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.benchmarks.routing.RuleWorkload.Spec;
import dev.relais.benchmarks.routing.Term.Is;
import dev.relais.benchmarks.routing.Term.Word;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All engines are given the same rules and the same messages, and say the same. */
class PeersAgreeTest {
    private static final int POSTS = 500;

    private final RuleWorkload workload = new RuleWorkload();

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_first_of_a_hundred_rules_is_the_same_for_every_engine(Engine engine) {
        assertThat(firsts(engine, 100)).containsExactly(firsts(Engine.LAMBDAS, 100));
    }

    /** Event Ruler takes long to build. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EVENT_RULER")
    void the_first_of_a_thousand_rules_is_the_same_for_every_engine(Engine engine) {
        assertThat(firsts(engine, 1_000)).containsExactly(firsts(Engine.LAMBDAS, 1_000));
    }

    private int[] firsts(Engine engine, int rules) {
        return Pool.of(engine.matcher(workload.rules(rules)), workload.posts(POSTS))
                .all();
    }

    @Test
    void an_engine_says_the_same_when_it_is_asked_again() {
        for (Engine engine : Engine.values()) {
            Pool<?> pool = Pool.of(engine, 100, 64);
            assertThat(pool.all()).as(engine.name()).containsExactly(pool.all());
        }
    }

    @Test
    void rules_and_messages_are_as_they_are_described() {
        List<Spec> rules = workload.rules(10_000);
        assertThat(rules).allSatisfy(rule -> assertThat(rule.terms()).hasSizeBetween(2, 4));
        assertThat(share(rules, TextField.TOPIC)).isBetween(0.43, 0.47);
        assertThat(share(rules, TextField.ACCOUNT)).isBetween(0.13, 0.17);
        assertThat(rules.stream()
                        .filter(rule -> rule.terms().stream().anyMatch(Word.class::isInstance))
                        .count())
                .isBetween(2_800L, 3_200L);
        assertThat(workload.posts(POSTS))
                .allSatisfy(post -> assertThat(post.text().split(" ", -1)).hasSizeBetween(10, 25));
    }

    private static double share(List<Spec> rules, TextField field) {
        return rules.stream()
                        .filter(rule ->
                                rule.terms().stream().anyMatch(term -> term instanceof Is is && is.field() == field))
                        .count()
                / (double) rules.size();
    }

    @Test
    void fewer_rules_are_the_first_of_more() {
        assertThat(workload.rules(1_000).subList(0, 100)).isEqualTo(workload.rules(100));
    }

    /** Else all that is measured would be the first rules, or rules that never hold. */
    @Test
    void about_half_of_the_messages_pass_a_thousand_rules_unseen() {
        int[] firsts = firsts(Engine.LAMBDAS, 1_000);
        long none = Arrays.stream(firsts).filter(first -> first == Matcher.NONE).count();
        assertThat(none).isBetween(POSTS / 4L, POSTS * 3L / 4);
        assertThat(Arrays.stream(firsts).distinct().count()).isGreaterThan(100);
    }
}
