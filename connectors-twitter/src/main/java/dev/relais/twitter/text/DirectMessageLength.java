package dev.relais.twitter.text;

/**
 * The length of direct messages, in code points. X does not document a limit, only that a text must not be empty; 10,000 is what is often
 * said, so a host that knows better sets its own.
 *
 * @param limit the most code points that are sent
 */
public record DirectMessageLength(int limit) implements PostTextPolicy {
    /** What is often said, and documented nowhere. */
    public static final int USUAL = 10_000;

    /**
     * @throws IllegalArgumentException if the limit is below 1
     */
    public DirectMessageLength {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, not " + limit);
        }
    }

    @Override
    public TextCheck check(String text) {
        return Characters.check(text, text.isBlank(), text.codePointCount(0, text.length()), limit);
    }
}
