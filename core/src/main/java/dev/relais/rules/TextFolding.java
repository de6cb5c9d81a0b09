package dev.relais.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How rules compare texts without regard to case and accents.
 *
 * <p>Folding is NFKD, removal of marks (category M), root-locale lower case, in that order, and ς becomes σ.
 */
public final class TextFolding {
    /** The combining grapheme joiner, a mark that is never reordered. */
    private static final char JOINER = '\u034F';

    private TextFolding() {}

    /** The text without case and accents. */
    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        // No mark decomposes to anything but marks, so that removing them first changes nothing but the time: putting a
        // long run of them in order is quadratic. So is looking for the end of the word after every Σ, which is σ
        // anyway.
        String decomposed = Normalizer.normalize(withoutMarks(text, true), Normalizer.Form.NFKD);
        return withoutMarks(decomposed, false)
                .replace('Σ', 'σ')
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
    }

    /** With {@code apart}, two lone surrogates between which marks stood do not become a character. */
    private static String withoutMarks(String text, boolean apart) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                continue;
            }
            if (apart && isLow(c) && !bare.isEmpty() && Character.isHighSurrogate(bare.charAt(bare.length() - 1))) {
                bare.append(JOINER);
            }
            bare.appendCodePoint(c);
        }
        return bare.toString();
    }

    private static boolean isLow(int codePoint) {
        return codePoint >= Character.MIN_LOW_SURROGATE && codePoint <= Character.MAX_LOW_SURROGATE;
    }

    /** The maximal runs of letters and decimal digits (categories L and Nd) of a folded text. */
    public static Set<String> words(String folded) {
        Stream.Builder<String> words = Stream.builder();
        int start = -1;
        int i = 0;
        while (i < folded.length()) {
            int c = folded.codePointAt(i);
            if (isWordPart(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            words.add(folded.substring(start));
        }
        return words.build().collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a folded text is one word and nothing else. */
    public static boolean isOneWord(String folded) {
        return !folded.isEmpty() && folded.codePoints().allMatch(TextFolding::isWordPart);
    }

    private static boolean isWordPart(int codePoint) {
        return Character.isLetter(codePoint) || Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
