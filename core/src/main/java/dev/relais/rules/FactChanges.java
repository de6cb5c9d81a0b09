package dev.relais.rules;

import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of single facts that may change what rules decide: values on either side of every operand. */
final class FactChanges {
    private final Facts facts;
    private final Set<FactChange> changes = new LinkedHashSet<>();

    private FactChanges(Facts facts) {
        this.facts = facts;
    }

    /** In reading order, each once. */
    static Set<FactChange> of(RuleSet rules, Facts facts) {
        FactChanges changes = new FactChanges(facts);
        rules.rules().forEach(rule -> changes.read(rule.when()));
        return changes.changes;
    }

    private void read(Condition condition) {
        if (condition instanceof All all) {
            all.conditions().forEach(this::read);
        } else if (condition instanceof Any any) {
            any.conditions().forEach(this::read);
        } else if (condition instanceof Not not) {
            read(not.condition());
        } else if (condition instanceof Test test) {
            read(test);
        }
    }

    private void read(Test test) {
        FactValue now = facts.get(test.fact());
        for (Operator operator : test.operators()) {
            for (FactValue operand : operands(operator)) {
                if (now instanceof Items || (now == null && isList(test.fact()))) {
                    List<FactValue> elements = now instanceof Items items ? items.elements() : List.of();
                    change(test.fact(), with(elements, operand));
                    change(test.fact(), without(elements, operator));
                } else {
                    values(operator, operand, now).forEach(value -> change(test.fact(), value));
                }
            }
        }
        if (now != null) {
            change(test.fact(), null);
        }
    }

    private static boolean isList(String fact) {
        return FactCatalogue.fixed().get(fact) == FactType.LIST;
    }

    private void change(String fact, @Nullable FactValue to) {
        FactValue from = facts.get(fact);
        if (to == null ? from != null : !to.equals(from)) {
            changes.add(new FactChange(fact, from, to));
        }
    }

    private static List<FactValue> operands(Operator operator) {
        if (operator instanceof Operator.Has has) {
            return has.needles().stream().map(FactValue::of).toList();
        }
        FactValue operand = operator.operand();
        return operand instanceof Items items ? items.elements() : List.of(operand);
    }

    private static List<FactValue> values(Operator operator, FactValue operand, @Nullable FactValue now) {
        if (operand instanceof Decimal bound && operator instanceof Operator.Bound) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(0, Math.max(scale(bound), scale(now))));
            return List.of(
                    bound,
                    FactValue.of(bound.value().subtract(step)),
                    FactValue.of(bound.value().add(step)));
        }
        if (operator instanceof Operator.Has && operand instanceof Text needle && now instanceof Text text) {
            return List.of(
                    FactValue.of(text.value() + " " + needle.value()),
                    FactValue.of(needle.value() + " " + text.value()));
        }
        return operator instanceof Operator.Matches ? List.of() : List.of(operand);
    }

    private static int scale(@Nullable FactValue value) {
        return value instanceof Decimal number ? number.value().scale() : 0;
    }

    private static FactValue with(List<FactValue> elements, FactValue one) {
        List<FactValue> more = new ArrayList<>(elements);
        more.add(one);
        return FactValue.of(more);
    }

    private static FactValue without(List<FactValue> elements, Operator operator) {
        return FactValue.of(
                elements.stream().filter(element -> !operator.holds(element)).toList());
    }
}
