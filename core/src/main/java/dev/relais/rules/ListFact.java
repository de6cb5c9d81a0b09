package dev.relais.rules;

import java.util.List;

/**
 * A fact that is a list of texts.
 *
 * <p>A test of it is false where the fact is absent, {@code isAbsent()} apart. Operands that a desk file would refuse are
 * refused in the same words, as an {@link IllegalArgumentException} that begins with the operand's place in the condition.
 *
 * @param name as it stands in a desk file
 */
public record ListFact(String name) {
    /** It has this element, exactly. */
    public Condition contains(String element) {
        return Tests.is(name, element);
    }

    /** It has one of these elements, exactly. */
    public Condition containsAny(String... elements) {
        return Tests.in(name, List.of(elements));
    }

    /** What must hold for some element: {@code hashtags().some().startsWith("sale")}. */
    public TextFact some() {
        return new TextFact(name);
    }

    /** It has an element. */
    public Condition exists() {
        return Tests.exists(name, true);
    }

    /** It has no element, or is not known. */
    public Condition isAbsent() {
        return Tests.exists(name, false);
    }
}
