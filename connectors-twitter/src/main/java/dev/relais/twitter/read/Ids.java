package dev.relais.twitter.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What X's ids look like. */
final class Ids {
    /** Digits of the largest unsigned number of 64 bits. */
    private static final int MOST_DIGITS = 20;

    private Ids() {}

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }

    /**
     * The two people of a conversation between two, whose id is made of theirs: {@code a-b}, in X Chat {@code a:b}. Empty for the id of
     * a group, and for none.
     */
    static List<String> pair(@Nullable String conversation) {
        if (conversation == null || conversation.length() > 2 * MOST_DIGITS + 1) {
            return List.of();
        }
        int between = Math.max(conversation.indexOf('-'), conversation.indexOf(':'));
        if (between < 0) {
            return List.of();
        }
        String one = conversation.substring(0, between);
        String other = conversation.substring(between + 1);
        return isDigits(one) && isDigits(other) ? List.of(one, other) : List.of();
    }
}
