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
    private TextFolding() {}

    /** The text without case and accents. */
    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> !isMark(c)).forEach(bare::appendCodePoint);
        return bare.toString().toLowerCase(Locale.ROOT).replace('ς', 'σ');
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
