package dev.relais.routing.index;

import static dev.relais.routing.index.Given.all;
import static dev.relais.routing.index.Given.any;
import static dev.relais.routing.index.Given.bound;
import static dev.relais.routing.index.Given.has;
import static dev.relais.routing.index.Given.is;
import static dev.relais.routing.index.Given.matches;
import static dev.relais.routing.index.Given.not;
import static dev.relais.routing.index.Given.rules;
import static dev.relais.routing.index.Given.test;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.rules.Comparison;
import dev.relais.rules.Condition;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.RuleSet;
import dev.relais.rules.TextPart;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
    private static final List<Comparison> SIDES = List.of(Comparison.values());

    private static List<String> matching(RuleSet rules, Facts facts) {
        List<String> matched = RuleIndex.of(rules).evaluate(facts).rules();
        assertThat(matched).isEqualTo(rules.evaluate(facts).rules());
        return matched;
    }

    private static Facts fact(String name, FactValue value) {
        return Facts.none().with(name, value);
    }

    @Test
    void no_rules_decide_nothing() {
        RuleIndex index = RuleIndex.of(rules());
        assertThat(index.evaluate(Facts.none()).decided()).isFalse();
        assertThat(index.first(index.vector(Facts.none()))).isEqualTo(-1);
    }

    @Test
    void a_rule_that_is_found_late_but_stands_first_wins() {
        RuleSet rules = rules(true, List.of(test("topics", is("billing")), all(), test("topics", is("refund"))));
        RuleIndex index = RuleIndex.of(rules);
        FactVector both = index.vector(fact("topics", FactValue.texts("refund", "billing")));
        assertThat(index.first(both)).isZero();
        FactVector refund = index.vector(fact("topics", FactValue.texts("refund")));
        assertThat(index.first(refund)).isEqualTo(1);
        assertThat(index.evaluate(refund).rules()).containsExactly("r1");
    }

    @Test
    void two_tests_on_a_list_may_hold_for_two_elements_also_where_a_single_value_is_expected() {
        RuleSet rules = rules(
                all(test("customer.tier", is("a")), test("customer.tier", is("b"))),
                test("customer.tier", is("a"), is("b")),
                not(test("customer.tier", is("a"))),
                test("customer.tier", bound(Comparison.GT, "1"), bound(Comparison.LT, "3")));
        assertThat(matching(rules, fact("customer.tier", FactValue.texts("a", "b"))))
                .containsExactly("r0");
        assertThat(matching(rules, fact("customer.tier", FactValue.texts("b")))).containsExactly("r2");
        assertThat(matching(rules, fact("customer.tier", FactValue.of(List.of(FactValue.of(0), FactValue.of(9))))))
                .containsExactly("r2");
        assertThat(matching(rules, fact("customer.tier", FactValue.of(List.of(FactValue.of(2))))))
                .containsExactly("r2", "r3");
    }

    @Test
    void numbers_are_exact() {
        RuleSet rules = rules(
                test("sentiment", is(new BigDecimal("0.1"))),
                test("sentiment", is(new BigDecimal("1e400"))),
                test("sentiment", bound(Comparison.GT, "9007199254740992")),
                test("sentiment", bound(Comparison.LTE, "-1e-400")));
        assertThat(matching(rules, fact("sentiment", FactValue.of(new BigDecimal("0.10")))))
                .containsExactly("r0");
        assertThat(matching(
                        rules, fact("sentiment", FactValue.of(new BigDecimal("0.1000000000000000055511151231257827")))))
                .isEmpty();
        assertThat(matching(rules, fact("sentiment", FactValue.of(new BigDecimal("10e399")))))
                .containsExactly("r1", "r2");
        assertThat(matching(rules, fact("sentiment", FactValue.of(9007199254740992L))))
                .isEmpty();
        assertThat(matching(rules, fact("sentiment", FactValue.of(9007199254740993L))))
                .containsExactly("r2");
        assertThat(matching(rules, fact("sentiment", FactValue.of(new BigDecimal("-0.1")))))
                .containsExactly("r3");
        assertThat(matching(rules, fact("sentiment", FactValue.of(new BigDecimal("-1e-401")))))
                .isEmpty();
    }

    @Test
    void a_fact_with_very_many_bounds_is_told_apart_exactly() {
        List<Condition> conditions = IntStream.range(0, 1000)
                .mapToObj(i -> test("author.followers", bound(SIDES.get(i % 4), "" + i / 2)))
                .toList();
        RuleSet rules = rules(false, conditions);
        RuleIndex index = RuleIndex.of(rules);
        for (int tenths = -10; tenths < 5010; tenths++) {
            Facts facts = fact("author.followers", FactValue.of(BigDecimal.valueOf(tenths, 1)));
            assertThat(index.evaluate(facts)).isEqualTo(rules.evaluate(facts));
        }
    }

    @Test
    void a_part_that_is_longer_than_what_is_looked_for_is_checked_to_its_end() {
        String begin = "long".repeat(40);
        RuleSet rules = rules(
                test("text", has(TextPart.CONTAINS, begin + "y")),
                test("text", has(TextPart.CONTAINS, begin + "z")),
                test("text", has(TextPart.STARTS_WITH, begin + "z")));
        assertThat(matching(rules, fact("text", FactValue.of("so " + begin + "z"))))
                .containsExactly("r1");
        assertThat(matching(rules, fact("text", FactValue.of(begin + "z")))).containsExactly("r1", "r2");
    }

    @Test
    void words_are_whole_and_of_any_script() {
        RuleSet rules = rules(
                test("text", has(TextPart.WORD, "ΣΊΣΥΦΟΣ")),
                test("text", has(TextPart.WORD, "fin")),
                test("text", has(TextPart.WORD, "中文")),
                any(test("text", has(TextPart.WORD, "Ticket")), test("topics", has(TextPart.CONTAINS, "ill"))));
        assertThat(matching(rules, fact("text", FactValue.of("σίσυφος!")))).containsExactly("r0");
        assertThat(matching(rules, fact("text", FactValue.of("\ud83d\ude00ﬁn\ud83d"))))
                .containsExactly("r1");
        assertThat(matching(rules, fact("text", FactValue.of("finé")))).isEmpty();
        assertThat(matching(rules, fact("text", FactValue.of("(中文)")))).containsExactly("r2");
        assertThat(matching(rules, fact("text", FactValue.of("A TICKET")))).containsExactly("r3");
        assertThat(matching(rules, fact("topics", FactValue.texts("Bílling")))).containsExactly("r3");
    }

    @Test
    void one_expression_is_asked_once_whoever_asks() {
        Condition asks = test("text", matches("a+"));
        RuleSet rules = rules(
                asks,
                not(asks),
                all(test("network", is("x")), new Condition.Test("/elsewhere", "text", List.of(matches("a+")))));
        assertThat(new IndexBuilder(rules).lazyTests).hasSize(1);
        assertThat(matching(rules, fact("text", FactValue.of("baa")))).containsExactly("r0");
    }

    @Test
    void a_vector_of_other_rules_is_made_anew() {
        RuleIndex before = RuleIndex.of(rules(test("network", is("x")), test("topics", is("a"))));
        RuleIndex after = RuleIndex.of(rules(test("topics", is("b")), test("topics", is("a"))));
        FactVector vector = before.vector(fact("topics", FactValue.texts("a")));
        Matches matches = new Matches();
        assertThat(after.first(vector)).isEqualTo(1);
        assertThat(after.match(vector, matches)).isEqualTo(1);
        assertThat(matches.position(0)).isEqualTo(1);
        assertThat(after.evaluate(vector).queue()).isEqualTo("q1");
        assertThatThrownBy(() -> matches.position(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void asking_allocates_nothing() {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            Condition rare = i % 3 == 0 ? test("text", has(TextPart.WORD, "w" + i)) : test("topics", is("t" + i % 40));
            conditions.add(
                    i % 7 == 0 ? test("network", is("n" + i % 5)) : all(rare, test("language", is("l" + i % 6))));
        }
        RuleIndex index = RuleIndex.of(rules(false, conditions));
        FactVector vector = index.vector(fact("topics", FactValue.texts("t1", "t2"))
                .with("text", FactValue.of("w3 and w33"))
                .with("network", FactValue.of("n1"))
                .with("language", FactValue.of("l3")));
        Matches matches = new Matches();
        long sum = ask(index, vector, matches, 20_000);
        assertThat(sum).isPositive();
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        ask(index, vector, matches, 20_000);
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
    }

    private static long ask(RuleIndex index, FactVector vector, Matches matches, int times) {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            sum += index.first(vector) + index.match(vector, matches);
        }
        return sum;
    }
}
