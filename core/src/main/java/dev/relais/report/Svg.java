package dev.relais.report;

import java.util.Locale;

/** Numbers in drawings. */
final class Svg {
    private Svg() {}

    /** A coordinate. */
    static String at(double coordinate) {
        String text = String.format(Locale.ROOT, "%.2f", coordinate);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
