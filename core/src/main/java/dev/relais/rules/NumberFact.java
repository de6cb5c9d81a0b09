package dev.relais.rules;

import java.util.List;

/**
 * A fact that is a number. Numbers are exact decimals: {@code 0.3} is three tenths.
 *
 * <p>A test of it is false where the fact is absent, {@code isAbsent()} apart. Operands that a desk file would refuse are
 * refused in the same words, as an {@link IllegalArgumentException} that begins with the operand's place in the condition.
 *
 * @param name as it stands in a desk file
 */
public record NumberFact(String name) {
    /** It is this number; {@code 1} is {@code 1.0}. */
    public Condition is(Number number) {
        return Tests.is(name, number);
    }

    /** It is one of these numbers. */
    public Condition in(Number... numbers) {
        return Tests.in(name, List.of(numbers));
    }

    /** It is less. */
    public Condition below(Number bound) {
        return Tests.of(name, Tests.bound(name, Comparison.LT, bound));
    }

    /** It is less, or equal. */
    public Condition atMost(Number bound) {
        return Tests.of(name, Tests.bound(name, Comparison.LTE, bound));
    }

    /** It is greater. */
    public Condition above(Number bound) {
        return Tests.of(name, Tests.bound(name, Comparison.GT, bound));
    }

    /** It is greater, or equal. */
    public Condition atLeast(Number bound) {
        return Tests.of(name, Tests.bound(name, Comparison.GTE, bound));
    }

    /** It lies between two numbers, or is one of them. */
    public Condition between(Number least, Number most) {
        return Tests.of(name, Tests.bound(name, Comparison.GTE, least), Tests.bound(name, Comparison.LTE, most));
    }

    /** It is known. */
    public Condition exists() {
        return Tests.exists(name, true);
    }

    /** It is not known. */
    public Condition isAbsent() {
        return Tests.exists(name, false);
    }
}
