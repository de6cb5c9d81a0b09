package dev.relais.twitter.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** X escapes the ampersand and the angle brackets of a text as HTML does, and nothing else. */
public final class PlainText {
    private static final Pattern ESCAPE = Pattern.compile("&(amp|lt|gt);");

    private PlainText() {}

    /** The text as it was typed: each escape undone once, so that an escape that somebody typed survives. */
    public static String plain(@Nullable String escaped) {
        if (escaped == null) {
            return "";
        }
        return ESCAPE.matcher(escaped).replaceAll(found -> switch (found.group(1)) {
            case "amp" -> "&";
            case "lt" -> "<";
            default -> ">";
        });
    }
}
