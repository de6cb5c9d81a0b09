package dev.relais.rules;

import java.util.List;

/**
 * A fact that is a text.
 *
 * <p>A test of it is false where the fact is absent, {@code isAbsent()} apart. Operands that a desk file would refuse are
 * refused in the same words, as an {@link IllegalArgumentException} that begins with the operand's place in the condition.
 *
 * @param name as it stands in a desk file
 */
public record TextFact(String name) {
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

    /** It is known. */
    public Condition exists() {
        return Tests.exists(name, true);
    }

    /** It is not known. */
    public Condition isAbsent() {
        return Tests.exists(name, false);
    }
}
