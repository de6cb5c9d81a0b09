package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.routing.Term.AtLeast;
import dev.relais.benchmarks.routing.Term.Below;
import dev.relais.benchmarks.routing.Term.Is;
import dev.relais.benchmarks.routing.Term.Word;
import dev.relais.rules.Comparison;
import dev.relais.rules.Condition;
import dev.relais.rules.Effects;
import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.Facts;
import dev.relais.rules.Operator;
import dev.relais.rules.QueueChoice;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import dev.relais.rules.TextPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workload in our own words. Every rule stops, so that the first that holds is the only one. */
final class OurRules {
    private OurRules() {}

    static RuleSet of(List<RuleWorkload.Spec> specs) {
        return of(specs, List.of());
    }

    /** @param requirements what the rules ask of the agent, in turn; nothing where there are none */
    static RuleSet of(List<RuleWorkload.Spec> specs, List<Requirement> requirements) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            Map<String, Integer> requires = requirements.isEmpty()
                    ? Map.of()
                    : requirements.get(i % requirements.size()).named();
            rules.add(rule(i, specs.get(i), requires));
        }
        return new RuleSet(rules, Map.of());
    }

    /** The place of the rule of that id. */
    static int place(String id) {
        return Integer.parseInt(id, 1, id.length(), 10);
    }

    private static Rule rule(int place, RuleWorkload.Spec spec, Map<String, Integer> requires) {
        String pointer = "/rules/" + place + "/when";
        List<Condition> tests = new ArrayList<>();
        for (Term term : spec.terms()) {
            tests.add(test(pointer, term));
        }
        QueueChoice queue = new QueueChoice("care");
        return new Rule(
                "r" + place,
                new Condition.All(pointer, tests),
                new Effects(queue, null, null, null, null, List.of(), requires, true));
    }

    private static Condition test(String pointer, Term term) {
        if (term instanceof Is is) {
            return test(pointer, is.field().fact(), new Operator.Is(FactValue.of(is.value())));
        }
        if (term instanceof Word word) {
            return test(pointer, "text", Operator.Has.of(TextPart.WORD, FactValue.of(word.word())));
        }
        if (term instanceof Below below) {
            return test(pointer, below.field().fact(), new Operator.Bound(Comparison.LT, decimal(below.bound())));
        }
        if (term instanceof AtLeast least) {
            return test(pointer, least.field().fact(), new Operator.Bound(Comparison.GTE, decimal(least.bound())));
        }
        throw Term.unknown(term);
    }

    private static Condition test(String pointer, String fact, Operator operator) {
        return new Condition.Test(pointer + "/" + fact, fact, List.of(operator));
    }

    static Facts facts(Post post) {
        Map<String, FactValue> facts = new HashMap<>();
        facts.put("text", FactValue.of(post.text()));
        insight(facts, post);
        return Facts.of(facts);
    }

    /** All but the text. */
    static void insight(Map<String, FactValue> facts, Post post) {
        for (TextField field : TextField.values()) {
            @Nullable String value = field.of(post);
            if (value != null) {
                facts.put(field.fact(), FactValue.of(value));
            }
        }
        for (NumberField field : NumberField.values()) {
            facts.put(field.fact(), decimal(field.of(post)));
        }
    }

    private static Decimal decimal(double value) {
        return new Decimal(BigDecimal.valueOf(value));
    }
}
