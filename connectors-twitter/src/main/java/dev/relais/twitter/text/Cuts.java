package dev.relais.twitter.text;

import com.twitter.twittertext.Extractor;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a text may be cut in two, and how good each place is. */
final class Cuts {
    /** Inside a character as people see it; never, unless one alone is too long. */
    static final byte NO = 0;
    /** Inside a link, a mention or a tag. */
    static final byte ENTITY = 1;
    /** Inside a word. */
    static final byte WORD = 2;
    /** Where a line may be broken though there is no space: after a hyphen, between Chinese characters. */
    static final byte BREAK = 3;
    /** After white space. */
    static final byte SPACE = 4;
    /** After a sentence. */
    static final byte SENTENCE = 5;
    /** After a line. */
    static final byte LINE = 6;
    /** After an empty line. */
    static final byte PARAGRAPH = 7;

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final byte[] levels;

    private Cuts(byte[] levels) {
        this.levels = levels;
    }

    /** How good it is to cut before the character at {@code index}. */
    byte at(int index) {
        return levels[index];
    }

    static Cuts of(String text) {
        byte[] levels = new byte[text.length() + 1];
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            levels[cluster.end()] = WORD;
        }
        raise(levels, BreakIterator.getLineInstance(Locale.ROOT), text, BREAK);
        raise(levels, BreakIterator.getSentenceInstance(Locale.ROOT), text, SENTENCE);
        spaces(levels, text);
        for (Extractor.Entity entity : new Extractor().extractEntitiesWithIndices(Tame.tame(text))) {
            for (int i = entity.getStart() + 1; i < entity.getEnd(); i++) {
                levels[i] = levels[i] == NO ? NO : ENTITY;
            }
        }
        return new Cuts(levels);
    }

    private static void raise(byte[] levels, BreakIterator breaks, String text, byte level) {
        breaks.setText(text);
        for (int i = breaks.first(); i != BreakIterator.DONE; i = breaks.next()) {
            levels[i] = levels[i] == NO ? NO : level;
        }
    }

    /** White space goes to the end of what it follows. */
    private static void spaces(byte[] levels, String text) {
        int i = 0;
        while (i < text.length()) {
            int end = i;
            int lines = 0;
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                boolean first = text.charAt(end) != '\n' || end == 0 || text.charAt(end - 1) != '\r';
                lines += first && "\n\r\u2028\u2029\u0085\u000b\u000c".indexOf(text.charAt(end)) >= 0 ? 1 : 0;
                end++;
            }
            if (end > i) {
                boolean sentence = levels[end] == SENTENCE;
                Arrays.fill(levels, i, end, NO);
                if (levels[end] != NO) {
                    levels[end] = lines > 1 ? PARAGRAPH : lines == 1 ? LINE : sentence ? SENTENCE : SPACE;
                }
            }
            i = Math.max(end, i + 1);
        }
    }
}
