package dev.relais.report;

/** Text in a page. */
final class Html {
    private static final int REPLACEMENT = 0xFFFD;

    private Html() {}

    /** The text as content or attribute value: nothing in it is markup, and what no page may contain is U+FFFD. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
            }
        });
        return out.toString();
    }

    /** As {@link #text}, and its direction of writing does not reach beyond it. */
    static String name(String text) {
        return "<bdi>" + text(text) + "</bdi>";
    }

    private static boolean isAllowed(int c) {
        boolean space = c == '\t' || c == '\n' || c == '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return space || (!Character.isISOControl(c) && !surrogate && (c & 0xFFFE) != 0xFFFE);
    }
}
