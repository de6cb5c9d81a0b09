package dev.relais.rules;

import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.RuleTrace.FailedGroup;
import dev.relais.rules.RuleTrace.FailedTest;
import dev.relais.rules.RuleTrace.Failure;
import org.jspecify.annotations.Nullable;

/** Finds the first test, in reading order, whose failure made a condition fail. */
final class FirstFailure {
    private FirstFailure() {}

    /** Null where the condition holds. */
    static @Nullable Failure of(Condition condition, Facts facts) {
        if (condition instanceof All all) {
            for (Condition part : all.conditions()) {
                Failure failure = of(part, facts);
                if (failure != null) {
                    return failure;
                }
            }
            return null;
        }
        if (condition.holds(facts)) {
            return null;
        }
        if (condition instanceof Any any) {
            return any.conditions().isEmpty()
                    ? new FailedGroup("any", any.pointer())
                    : of(any.conditions().get(0), facts);
        }
        if (condition instanceof Not not) {
            return new FailedGroup("not", not.pointer());
        }
        return ofTest((Test) condition, facts.get(((Test) condition).fact()));
    }

    private static Failure ofTest(Test test, @Nullable FactValue actual) {
        Operator failed = test.operators().get(0);
        if (actual instanceof Items) {
            if (test.operators().size() > 1) {
                return new FailedGroup("list", test.pointer());
            }
        } else {
            for (Operator operator : test.operators()) {
                if (!Test.holdsAlone(operator, actual)) {
                    failed = operator;
                    break;
                }
            }
        }
        return new FailedTest(test.fact(), failed.name(), failed.operand(), actual);
    }
}
