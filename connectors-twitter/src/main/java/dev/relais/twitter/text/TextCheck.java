package dev.relais.twitter.text;

import java.util.List;

/**
 * What a policy says of a text.
 *
 * @param length in the policy's own unit
 * @param limit the largest length that is sent, in the same unit
 * @param wrong all that keeps the text from being sent, in the order of the kinds below; empty where nothing does
 */
public record TextCheck(int length, int limit, List<Wrong> wrong) {
    /** One reason why a text cannot be sent. */
    public sealed interface Wrong {
        /** Nothing is said. */
        record Empty() implements Wrong {}

        /**
         * It holds a character that the network refuses, or half of one.
         *
         * @param index where it stands, in code points from the start
         */
        record InvalidCharacter(int index, int codePoint) implements Wrong {}

        /**
         * It is too long.
         *
         * @param by how much
         */
        record TooLong(int by) implements Wrong {}
    }

    /** Copies the list. */
    public TextCheck {
        wrong = List.copyOf(wrong);
    }

    /** Whether the text can be sent. */
    public boolean valid() {
        return wrong.isEmpty();
    }
}
