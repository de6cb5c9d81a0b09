package dev.relais.twitter.text;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextConfiguration;
import com.twitter.twittertext.TwitterTextConfiguration.TwitterTextWeightedRange;
import com.twitter.twittertext.TwitterTextParser;
import java.text.Normalizer;
import java.util.List;

/**
 * What twitter-text weighs a text, in a fraction of its time: it tries each of some thousand emoji at each character. Here only words that
 * can hold an emoji are given to its parser; links are found by its extractor, and the other characters weighed by its table. Tests hold
 * this equal to the parser.
 */
final class Weights {
    private static final TwitterTextConfiguration CONFIGURATION = TwitterTextConfiguration.getDefaultConfig();
    private static final int SCALE = CONFIGURATION.getScale();
    private static final List<TwitterTextWeightedRange> RANGES = List.copyOf(CONFIGURATION.getRanges());

    private Weights() {}

    static int of(String text) {
        String composed = Tame.tame(Normalizer.normalize(text, Normalizer.Form.NFC));
        if (isNothing(composed)) {
            return 0;
        }
        int weight = 0;
        int start = 0;
        for (Extractor.Entity link : new Extractor().extractURLsWithIndices(composed)) {
            weight += words(composed, start, link.getStart()) + CONFIGURATION.getTransformedURLLength();
            start = link.getEnd();
        }
        return weight + words(composed, start, composed.length());
    }

    /** White space and control characters alone. */
    static boolean isNothing(String text) {
        return text.isBlank() || text.trim().isEmpty();
    }

    private static int words(String text, int start, int end) {
        int weight = 0;
        int word = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) <= ' ') {
                weight += word(text, word, i);
                weight += i == end ? 0 : weight(text.charAt(i));
                word = i + 1;
            }
        }
        return weight;
    }

    private static int word(String text, int start, int end) {
        int weight = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (mayBeOfEmoji(c)) {
                return TwitterTextParser.parseTweetWithoutUrlExtraction(text.substring(start, end)).weightedLength;
            }
            weight += weight(c);
        }
        return weight;
    }

    /** All emoji hold a character outside the basic plane or one of these. */
    private static boolean mayBeOfEmoji(char c) {
        return Character.isSurrogate(c)
                || c == 0xA9
                || c == 0xAE
                || (c >= 0x200D && c <= 0x2BFF && !isPunctuation(c))
                || (c >= 0x3030 && c <= 0x3299 && (c == 0x3030 || c == 0x303D || c >= 0x3297))
                || c == 0xFE0F;
    }

    /** Dashes, quotation marks and the like. */
    private static boolean isPunctuation(char c) {
        return c > 0x200D && c < 0x203C;
    }

    private static int weight(int codePoint) {
        for (TwitterTextWeightedRange range : RANGES) {
            if (range.getRange().isInRange(codePoint)) {
                return range.getWeight() / SCALE;
            }
        }
        return CONFIGURATION.getDefaultWeight() / SCALE;
    }
}
