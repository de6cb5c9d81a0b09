package dev.relais.rules;

/**
 * A fact that is true or false.
 *
 * <p>A test of it is false where the fact is absent, {@code isAbsent()} apart. Operands that a desk file would refuse are
 * refused in the same words, as an {@link IllegalArgumentException} that begins with the operand's place in the condition.
 *
 * @param name as it stands in a desk file
 */
public record FlagFact(String name) {
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
