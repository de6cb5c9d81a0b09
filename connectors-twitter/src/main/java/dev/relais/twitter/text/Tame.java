package dev.relais.twitter.text;

/**
 * Makes a text harmless for twitter-text, whose patterns for host names take time that grows with the square of a host's length: 4,000
 * characters of {@code a.a.a.} keep a processor busy for seconds. What cannot be a host name is written with other characters of the same
 * weight, one for one, so that lengths and places stay.
 */
final class Tame {
    /** A host name is at most 253 characters long (RFC 1035). */
    private static final int LONGEST_HOST = 253;
    /** Nobody posts more labels. */
    private static final int MOST_DOTS = 16;
    /** More than this in one run of characters without a space is no link. */
    private static final int MOST_BRACKETS = 100;

    private Tame() {}

    static String tame(String text) {
        StringBuilder out = new StringBuilder(text);
        hosts(out);
        brackets(out);
        return out.toString();
    }

    private static void hosts(StringBuilder out) {
        int start = 0;
        int dots = 0;
        for (int i = 0; i <= out.length(); i++) {
            char c = i < out.length() ? out.charAt(i) : ' ';
            if (isOfHost(c)) {
                dots += c == '.' ? 1 : 0;
                continue;
            }
            if (dots > MOST_DOTS || (dots > 0 && i - start > LONGEST_HOST)) {
                replace(out, start, i, ".", '-');
            }
            start = i + 1;
            dots = 0;
        }
    }

    /** Letters of the scripts whose host names twitter-text knows beside ASCII; Chinese and Japanese are written without spaces. */
    private static boolean isOfHost(char c) {
        return c == '.' || c == '-' || c == '_' || (c < 0x0530 && Character.isLetterOrDigit(c));
    }

    private static void brackets(StringBuilder out) {
        int start = 0;
        int brackets = 0;
        for (int i = 0; i <= out.length(); i++) {
            char c = i < out.length() ? out.charAt(i) : ' ';
            if (!Character.isWhitespace(c)) {
                brackets += c == '(' || c == ')' ? 1 : 0;
                continue;
            }
            if (brackets > MOST_BRACKETS) {
                replace(out, start, i, "()", '*');
            }
            start = i + 1;
            brackets = 0;
        }
    }

    private static void replace(StringBuilder out, int start, int end, String which, char by) {
        for (int i = start; i < end; i++) {
            if (which.indexOf(out.charAt(i)) >= 0) {
                out.setCharAt(i, by);
            }
        }
    }
}
