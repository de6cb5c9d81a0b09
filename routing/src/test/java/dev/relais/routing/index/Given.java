package dev.relais.routing.index;

import dev.relais.rules.Comparison;
import dev.relais.rules.Condition;
import dev.relais.rules.Effects;
import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.FactValue.Text;
import dev.relais.rules.Operator;
import dev.relais.rules.QueueChoice;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import dev.relais.rules.TextPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules in few words. Rule i goes to queue {@code qi}. */
final class Given {
    private Given() {}

    static RuleSet rules(Condition... conditions) {
        return rules(false, List.of(conditions));
    }

    static RuleSet rules(boolean stop, List<Condition> conditions) {
        List<Rule> rules = new ArrayList<>();
        for (Condition condition : conditions) {
            rules.add(rule("r" + rules.size(), condition, "q" + rules.size(), stop));
        }
        return new RuleSet(rules, Map.of());
    }

    static Rule rule(String id, Condition when, String queue, boolean stop) {
        return new Rule(
                id, when, new Effects(new QueueChoice(queue), null, null, null, null, List.of(queue), Map.of(), stop));
    }

    static Condition test(String fact, Operator... operators) {
        return new Condition.Test("/" + fact, fact, List.of(operators));
    }

    static Condition all(Condition... conditions) {
        return new Condition.All("/all", List.of(conditions));
    }

    static Condition any(Condition... conditions) {
        return new Condition.Any("/any", List.of(conditions));
    }

    static Condition not(Condition condition) {
        return new Condition.Not("/not", condition);
    }

    static Operator is(String text) {
        return new Operator.Is(FactValue.of(text));
    }

    static Operator is(BigDecimal number) {
        return new Operator.Is(FactValue.of(number));
    }

    static Operator has(TextPart way, String part) {
        return Operator.Has.of(way, FactValue.of(part));
    }

    static Operator bound(Comparison side, String number) {
        return new Operator.Bound(side, new Decimal(new BigDecimal(number)));
    }

    static Operator matches(String expression) {
        return Operator.Matches.of(new Text(expression));
    }
}
