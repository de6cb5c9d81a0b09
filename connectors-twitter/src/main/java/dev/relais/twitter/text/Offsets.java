package dev.relais.twitter.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where X's pointers into a text point to. X counts Unicode code points of the text <em>with</em> its escapes
 * of ampersands and angle brackets; Java counts {@code char}s, and readers want the text without them.
 *
 * <p>X's pointers may be broken, overlap, be negative or beyond the text: nothing here throws, what points outside is cut to
 * the text. Immutable.
 */
public final class Offsets {
    private final String plain;

    /** For each code point of the escaped text, and its end, where it is in the plain one; null where both count alike. */
    private final int @Nullable [] places;

    private Offsets(String plain, int @Nullable [] places) {
        this.plain = plain;
        this.places = places;
    }

    /** The pointers into a text as X sends it. */
    public static Offsets of(String escaped) {
        String plain = PlainText.plain(escaped);
        int points = escaped.codePointCount(0, escaped.length());
        if (points == escaped.length() && points == plain.length()) {
            return new Offsets(plain, null);
        }
        int[] places = new int[points + 1];
        int point = 0;
        int place = 0;
        for (int i = 0; i < escaped.length(); ) {
            int escape = escaped.charAt(i) == '&' ? PlainText.escapeAt(escaped, i) : 1;
            for (int k = 0; k < escape; k++) {
                places[point++] = place;
            }
            int chars = escape > 1 ? 1 : Character.charCount(escaped.codePointAt(i));
            place += chars;
            i += Math.max(escape, chars);
        }
        places[points] = place;
        return new Offsets(plain, places);
    }

    /** The text without escapes, into which the results point. */
    public String plain() {
        return plain;
    }

    /** Where a pointer of X's points to; one into an escape points before the character that it stands for. */
    public int at(long pointer) {
        if (places == null) {
            return (int) Math.max(0, Math.min(pointer, plain.length()));
        }
        return places[(int) Math.max(0, Math.min(pointer, places.length - 1))];
    }

    /** The part between two pointers of X's; empty where nothing of the text lies between them. */
    public Optional<Span> span(long start, long end) {
        int from = at(start);
        int to = at(end);
        boolean insideEscape = places != null && end > 0 && end < places.length && to == at(end - 1);
        Span span = from < to || (insideEscape && start < end) ? new Span(from, insideEscape ? to + 1 : to) : null;
        return Optional.ofNullable(span);
    }
}
