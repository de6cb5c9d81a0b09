package dev.relais.holidays;

/** A text of somebody else's, short enough for a message. */
final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    static String of(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
