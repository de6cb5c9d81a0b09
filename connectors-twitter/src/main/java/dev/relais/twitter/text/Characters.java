package dev.relais.twitter.text;

import dev.relais.twitter.text.TextCheck.Wrong;
import java.util.ArrayList;
import java.util.List;

/** What is common to the policies. */
final class Characters {
    private Characters() {}

    /** The check of a text whose length is known. */
    static TextCheck check(String text, boolean empty, int length, int limit) {
        List<Wrong> wrong = new ArrayList<>();
        if (empty) {
            wrong.add(new Wrong.Empty());
        }
        int index = 0;
        for (int i = 0; i < text.length(); index++) {
            int codePoint = text.codePointAt(i);
            if (isInvalid(codePoint)) {
                wrong.add(new Wrong.InvalidCharacter(index, codePoint));
            }
            i += Character.charCount(codePoint);
        }
        if (length > limit) {
            wrong.add(new Wrong.TooLong(length - limit));
        }
        return new TextCheck(length, limit, wrong);
    }

    /** Byte order marks and what is no character, as twitter-text has it; and halves of a pair, which UTF-8 cannot carry. */
    private static boolean isInvalid(int codePoint) {
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return half || codePoint == 0xFFFE || codePoint == 0xFEFF || codePoint == 0xFFFF;
    }
}
