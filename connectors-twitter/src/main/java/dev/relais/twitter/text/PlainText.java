package dev.relais.twitter.text;

import org.jspecify.annotations.Nullable;

/** X escapes the ampersand and the angle brackets of a text as HTML does, and nothing else. */
public final class PlainText {
    private PlainText() {}

    /** The text as it was typed: each escape undone once, so that an escape that somebody typed survives. */
    public static String plain(@Nullable String escaped) {
        if (escaped == null) {
            return "";
        }
        int mark = escaped.indexOf('&');
        if (mark < 0) {
            return escaped;
        }
        char[] plain = escaped.toCharArray();
        int length = mark;
        for (int i = mark; i < escaped.length(); ) {
            int escape = escaped.charAt(i) == '&' ? escapeAt(escaped, i) : 1;
            plain[length++] = escape == 1 ? escaped.charAt(i) : character(escaped, i);
            i += escape;
        }
        return length == plain.length ? escaped : new String(plain, 0, length);
    }

    /** How many characters the escape that begins at an ampersand has; 1 where it is none, but an ampersand. */
    static int escapeAt(String escaped, int mark) {
        if (escaped.startsWith("amp;", mark + 1)) {
            return 5;
        }
        return escaped.startsWith("lt;", mark + 1) || escaped.startsWith("gt;", mark + 1) ? 4 : 1;
    }

    private static char character(String escaped, int mark) {
        return switch (escaped.charAt(mark + 1)) {
            case 'a' -> '&';
            case 'l' -> '<';
            default -> '>';
        };
    }
}
