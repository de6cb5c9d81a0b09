package dev.relais.rules;

import org.jspecify.annotations.Nullable;

/**
 * What became of one rule that was looked at.
 *
 * @param rule its id
 * @param failure why it did not match; null where it matched
 */
public record RuleTrace(String rule, @Nullable Failure failure) {

    /** Whether the rule matched. */
    public boolean matched() {
        return failure == null;
    }

    /** The first thing, in reading order, that made a rule fail. */
    public sealed interface Failure {

        /** The operator, or {@code not}, {@code any}, {@code list}. */
        String operator();
    }

    /**
     * A test on a fact failed.
     *
     * @param fact the fact's name
     * @param operator the operator's name; {@code is} for the short form
     * @param expected the operand as it was written
     * @param actual the whole value of the fact; null where it is absent
     */
    public record FailedTest(
            String fact,
            String operator,
            FactValue expected,
            @Nullable FactValue actual) implements Failure {}

    /**
     * A {@code not}, an {@code any} without branches, or several operators on one list failed.
     *
     * @param operator {@code not}, {@code any} or {@code list}
     * @param pointer where it stands in the desk file
     */
    public record FailedGroup(String operator, String pointer) implements Failure {}
}
