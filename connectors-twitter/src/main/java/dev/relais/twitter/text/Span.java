package dev.relais.twitter.text;

/**
 * A part of a text, counted as Java counts.
 *
 * @param start of its first {@code char}
 * @param end after its last {@code char}
 */
public record Span(int start, int end) {
    /**
     * A part of a text.
     *
     * @throws IllegalArgumentException if it starts before the text or ends before it starts
     */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(
                    "start must be 0 or more and end not before it, not " + start + ", " + end);
        }
    }
}
