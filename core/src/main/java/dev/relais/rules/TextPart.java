package dev.relais.rules;

import dev.relais.rules.FactValue.Text;

/** How a part must stand in a text; both are folded. */
public enum TextPart {
    /** Anywhere. */
    CONTAINS("contains", false),
    /** One of several, anywhere. */
    CONTAINS_ANY("containsAny", true),
    /** As a whole word. */
    WORD("word", false),
    /** One of several, as a whole word. */
    ANY_WORD("anyWord", true),
    /** At the start. */
    STARTS_WITH("startsWith", false);

    private final String text;
    private final boolean several;

    TextPart(String text, boolean several) {
        this.text = text;
        this.several = several;
    }

    /** The name in a desk file. */
    public String text() {
        return text;
    }

    /** Whether the operand is a list of parts. */
    public boolean several() {
        return several;
    }

    /** Whether every part must be a single word. */
    public boolean wholeWords() {
        return this == WORD || this == ANY_WORD;
    }

    boolean stands(String needle, Text text) {
        return switch (this) {
            case CONTAINS, CONTAINS_ANY -> text.folded().contains(needle);
            case WORD, ANY_WORD -> text.words().contains(needle);
            case STARTS_WITH -> text.folded().startsWith(needle);
        };
    }
}
