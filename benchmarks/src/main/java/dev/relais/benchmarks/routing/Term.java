package dev.relais.benchmarks.routing;

/** One test of a rule, in words that every engine has. */
sealed interface Term {
    /** The fact has this value. */
    record Is(TextField field, String value) implements Term {}

    /** The text has this word. */
    record Word(String word) implements Term {}

    /** The number lies below the bound. */
    record Below(NumberField field, double bound) implements Term {}

    /** The number lies at the bound or above. */
    record AtLeast(NumberField field, double bound) implements Term {}

    /** A term of a kind that nobody knows. */
    static IllegalArgumentException unknown(Term term) {
        return new IllegalArgumentException("no such kind of term: " + term);
    }
}
