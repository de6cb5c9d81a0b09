package dev.relais.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fact that is otherwise than it was.
 *
 * @param fact its name
 * @param from its value; null where it was absent
 * @param to its value after the change; null where it is absent then
 */
public record FactChange(
        String fact, @Nullable FactValue from, @Nullable FactValue to) {
    /** Facts of which this one is changed. */
    public Facts apply(Facts facts) {
        return to == null ? facts.without(fact) : facts.with(fact, to);
    }

    /**
     * The smallest single change of a fact for which the rules would have decided otherwise: another queue, priority, service level,
     * weight, preferred agent, other tags or requirements. Empty where no value that the rules name makes a difference.
     *
     * <p>Smallest: a number moves by less than its own size before any other fact is replaced, added or taken away; among equals the
     * first in reading order. Tries values on either side of every operand, one evaluation each: meant for an explanation that
     * somebody asked for.
     */
    public static Optional<FactChange> smallest(RuleSet rules, Facts facts) {
        Outcome before = rules.evaluate(facts);
        FactChange smallest = null;
        for (FactChange change : FactChanges.of(rules, facts)) {
            boolean smaller = smallest == null || change.size() < smallest.size();
            if (smaller && !before.decidesAs(rules.evaluate(change.apply(facts)))) {
                smallest = change;
            }
        }
        return Optional.ofNullable(smallest);
    }

    /** From 0 to 1. */
    private double size() {
        if (from instanceof FactValue.Decimal a && to instanceof FactValue.Decimal b) {
            BigDecimal sum = a.value().abs().add(b.value().abs());
            return sum.signum() == 0
                    ? 0
                    : a.value()
                            .subtract(b.value())
                            .abs()
                            .divide(sum, MathContext.DECIMAL32)
                            .doubleValue();
        }
        return 1;
    }
}
