package dev.relais.lint;

import dev.relais.rules.Condition;
import dev.relais.rules.Operator;
import java.util.List;

/**
 * A test, asserted or denied: some value of the fact (the value itself, or an element of a list) passes all operators, or
 * none does. Without operators: the fact is there, or is not. {@code exists} itself is translated away.
 *
 * @param fact the fact's name
 * @param holds whether it is asserted
 * @param operators without {@code exists}
 */
record Literal(String fact, boolean holds, List<Operator> operators) {

    /** Whether a test asks a fact to be absent and to pass an operator at once: it never holds. */
    static boolean never(Condition.Test test) {
        return test.operators().size() > 1 && test.operators().stream().anyMatch(Literal::asksAbsence);
    }

    static Literal of(Condition.Test test, boolean holds) {
        if (asksAbsence(test.operators().get(0))) {
            return new Literal(test.fact(), !holds, List.of());
        }
        List<Operator> others = test.operators().stream()
                .filter(operator -> !(operator instanceof Operator.Exists))
                .toList();
        return new Literal(test.fact(), holds, others);
    }

    Literal denied() {
        return new Literal(fact, !holds, operators);
    }

    private static boolean asksAbsence(Operator operator) {
        return operator instanceof Operator.Exists exists && !exists.expected();
    }
}
