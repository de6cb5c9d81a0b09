package dev.relais;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in an input, and where.
 *
 * @param position line and column of what is not JSON; null where the text is JSON and {@code pointer} names the place
 * @param pointer JSON pointer (RFC 6901) of the faulty value, of the unknown member, or of where the missing one would
 *     stand; {@code ""} for the whole document
 * @param reason what is wrong, in one readable sentence
 */
public record Fault(@Nullable Position position, String pointer, String reason) {
    private static final int MAX_LENGTH = 1_000;

    /**
     * A place in a text.
     *
     * @param line counted from 1
     * @param column in characters, counted from 1; 0 for the whole line
     */
    public record Position(int line, int column) {}

    /** A fault at a place in a JSON document. */
    public static Fault at(String pointer, String reason) {
        return new Fault(null, pointer, reason);
    }

    /** A fault in a text that is no JSON document. */
    public static Fault at(int line, int column, String reason) {
        return new Fault(new Position(line, column), "", reason);
    }

    /** A fault of a whole line of a text that is no JSON document. */
    public static Fault atLine(int line, String reason) {
        return at(line, 0, reason);
    }

    /**
     * One line for a person: {@code FILE:LINE:COLUMN: reason}, {@code FILE:LINE: reason} or {@code FILE: /json/pointer: reason},
     * control characters escaped, at most 1,000 characters.
     *
     * @param file the name by which the reader knows the input
     */
    public String render(String file) {
        if (position != null) {
            String column = position.column() == 0 ? "" : ":" + position.column();
            return printable(file + ":" + position.line() + column + ": " + reason);
        }
        return printable(pointer.isEmpty() ? file + ": " + reason : file + ": " + pointer + ": " + reason);
    }

    /** As {@link #render(String)} for one line of a JSON Lines file: {@code FILE:LINE: place: reason}. */
    public String render(String file, long line) {
        String start = file + ":" + line + ": ";
        if (position != null) {
            return printable(start + "column " + position.column() + ": " + reason);
        }
        return printable(pointer.isEmpty() ? start + reason : start + pointer + ": " + reason);
    }

    /** The text on one line: control characters and lone surrogates escaped, cut after 1,000 characters. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 16);
        for (int i = 0; i < text.length() && out.length() < MAX_LENGTH; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> out.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
                default -> out.appendCodePoint(c);
            }
        }
        if (out.length() <= MAX_LENGTH && text.length() <= MAX_LENGTH) {
            return out.toString();
        }
        out.setLength(Math.min(out.length(), MAX_LENGTH - 1));
        if (Character.isHighSurrogate(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
        return out.append('…').toString();
    }
}
