package dev.relais.rules;

import java.util.Collection;
import java.util.List;

/**
 * A fact that the host puts there: a text, a number, true or false, or a list of them. On a list a test holds if it holds for
 * some element; on a value of another type it is false.
 *
 * <p>A test of it is false where the fact is absent, {@code isAbsent()} apart. Operands that a desk file would refuse are
 * refused in the same words, as an {@link IllegalArgumentException} that begins with the operand's place in the condition.
 *
 * @param name as it stands in a desk file
 */
public record AnyFact(String name) {
    /** It is this text, exactly. */
    public Condition is(String text) {
        return Tests.is(name, text);
    }

    /** It is one of these texts, exactly. */
    public Condition in(String... texts) {
        return Tests.in(name, List.of(texts));
    }

    /** It has this part, whatever the case and the accents. */
    public Condition contains(String part) {
        return Tests.has(name, TextPart.CONTAINS, part);
    }

    /** It has one of these parts, whatever the case and the accents. */
    public Condition containsAny(String... parts) {
        return Tests.has(name, TextPart.CONTAINS_ANY, parts);
    }

    /** It has this whole word, whatever the case and the accents. */
    public Condition hasWord(String word) {
        return Tests.has(name, TextPart.WORD, word);
    }

    /** It has one of these whole words, whatever the case and the accents. */
    public Condition hasAnyWord(String... words) {
        return Tests.has(name, TextPart.ANY_WORD, words);
    }

    /** It starts with this part, whatever the case and the accents. */
    public Condition startsWith(String part) {
        return Tests.has(name, TextPart.STARTS_WITH, part);
    }

    /** An expression in RE2 syntax is found in it, exactly. */
    public Condition matches(String expression) {
        return Tests.matches(name, expression);
    }

    /** It is this number; {@code 1} is {@code 1.0}. */
    public Condition is(Number number) {
        return Tests.is(name, number);
    }

    /** It is one of these numbers. */
    public Condition in(Number... numbers) {
        return Tests.in(name, List.of(numbers));
    }

    /**
     * It is one of these texts, numbers and booleans.
     *
     * @throws IllegalArgumentException also if there is anything else among them
     */
    public Condition in(Collection<?> values) {
        return Tests.in(name, values);
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

    /** It is true. */
    public Condition isTrue() {
        return Tests.is(name, true);
    }

    /** It is false; not, where it is absent. */
    public Condition isFalse() {
        return Tests.is(name, false);
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
