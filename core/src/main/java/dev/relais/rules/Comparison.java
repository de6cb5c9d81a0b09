package dev.relais.rules;

/** On which side of a bound a number must lie. */
public enum Comparison {
    /** Below. */
    LT("lt"),
    /** Below or equal. */
    LTE("lte"),
    /** Above. */
    GT("gt"),
    /** Above or equal. */
    GTE("gte");

    private final String text;

    Comparison(String text) {
        this.text = text;
    }

    /** The name in a desk file. */
    public String text() {
        return text;
    }

    boolean accepts(int compared) {
        return switch (this) {
            case LT -> compared < 0;
            case LTE -> compared <= 0;
            case GT -> compared > 0;
            case GTE -> compared >= 0;
        };
    }
}
