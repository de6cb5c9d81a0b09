package dev.relais.routing.index;

import static dev.relais.routing.index.Given.all;
import static dev.relais.routing.index.Given.any;
import static dev.relais.routing.index.Given.has;
import static dev.relais.routing.index.Given.is;
import static dev.relais.routing.index.Given.matches;
import static dev.relais.routing.index.Given.not;
import static dev.relais.routing.index.Given.rules;
import static dev.relais.routing.index.Given.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.rules.Condition;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.RuleSet;
import dev.relais.rules.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody could write to make us slow. Anything that is not linear takes hours here. */
@Timeout(60)
class HostileRulesTest {
    private static final int MEGABYTE = 1_000_000;

    private static Facts text(String text) {
        return Facts.none().with("text", FactValue.of(text));
    }

    @Test
    void ten_thousand_rules_that_nest_their_parts_meet_a_megabyte_of_the_same_letter() {
        List<Condition> conditions = IntStream.range(0, 10_000)
                .mapToObj(i -> test("text", has(TextPart.CONTAINS, "a".repeat(1 + i % 70) + (i % 2 == 0 ? "b" : ""))))
                .toList();
        RuleIndex index = RuleIndex.of(rules(false, conditions));
        FactVector vector = index.vector(text("a".repeat(MEGABYTE)));
        assertThat(index.match(vector, new Matches())).isEqualTo(5_000);
        assertThat(index.first(index.vector(text("é".repeat(MEGABYTE))))).isEqualTo(-1);
    }

    @Test
    void ten_thousand_words_meet_a_megabyte_of_them() {
        List<Condition> conditions = IntStream.range(0, 10_000)
                .mapToObj(i -> test("text", has(TextPart.WORD, "word" + i)))
                .toList();
        RuleIndex index = RuleIndex.of(rules(false, conditions));
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < MEGABYTE; i++) {
            text.append("Wörd").append(i % 20_000).append(' ');
        }
        assertThat(index.match(index.vector(text(text.toString())), new Matches()))
                .isEqualTo(10_000);
        assertThat(index.first(index.vector(text("word1".repeat(MEGABYTE / 5)))))
                .isEqualTo(-1);
    }

    @Test
    void a_list_of_a_hundred_thousand_elements_is_read_once() {
        List<Condition> conditions = IntStream.range(0, 10_000)
                .mapToObj(i -> test("tags", is("t" + i)))
                .toList();
        List<FactValue> elements = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            elements.add(FactValue.of("t" + i % 15_000));
        }
        RuleIndex index = RuleIndex.of(rules(false, conditions));
        FactVector vector = index.vector(Facts.none().with("tags", FactValue.of(elements)));
        assertThat(index.match(vector, new Matches())).isEqualTo(10_000);
    }

    @Test
    void five_hundred_levels_are_read_and_decided() {
        for (int kind = 0; kind < 3; kind++) {
            Condition condition = test("topics", is("a"));
            for (int level = 0; level < 500; level++) {
                condition = kind == 0
                        ? all(condition, test("network", is("x")))
                        : kind == 1 ? any(condition, test("topics", is("b" + level))) : not(condition);
            }
            RuleSet rules = rules(condition);
            Facts facts = Facts.none().with("topics", FactValue.texts("a")).with("network", FactValue.of("x"));
            assertThat(RuleIndex.of(rules).evaluate(facts)).isEqualTo(rules.evaluate(facts));
            assertThat(RuleIndex.of(rules).evaluate(facts).rules()).containsExactly("r0");
        }
    }

    @Test
    void an_expression_that_backtracks_elsewhere_is_asked_once_for_ten_thousand_rules() {
        Condition expression = test("text", matches("(a+)+$"));
        List<Condition> conditions = IntStream.range(0, 10_000)
                .mapToObj(i -> all(expression, test("network", is("n" + i % 3))))
                .toList();
        RuleIndex index = RuleIndex.of(rules(false, conditions));
        Facts facts = text("a".repeat(20_000) + "!").with("network", FactValue.of("n1"));
        assertThat(index.first(index.vector(facts))).isEqualTo(-1);
    }
}
