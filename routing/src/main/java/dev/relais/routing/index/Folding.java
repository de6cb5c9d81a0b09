package dev.relais.routing.index;

import dev.relais.rules.FactValue.Text;
import dev.relais.rules.TextFolding;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Folds texts into a buffer, character by character from tables that {@link TextFolding} fills: what a character folds to does not depend
 * on its neighbours, lone surrogates excepted. Not thread-safe; the tables are shared and thread-safe.
 */
final class Folding {
    private static final int PAGE = 256;
    private static final int PAGES = 0x20000 / PAGE;
    private static final AtomicReferenceArray<@Nullable Page> TABLES = new AtomicReferenceArray<>(PAGES);

    private char[] chars = new char[0];
    private int length;

    /** The folded text, up to {@link #length}. */
    char[] chars() {
        return chars;
    }

    /** How much of {@link #chars} counts. */
    int length() {
        return length;
    }

    /** Folds a text. */
    void fold(Text text) {
        String value = text.value();
        int size = value.length();
        if (chars.length < size) {
            chars = new char[size + 16];
        }
        char[] into = chars;
        int i = 0;
        while (i < size) {
            char c = value.charAt(i);
            if (c >= 128) {
                break;
            }
            into[i++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        length = i;
        if (i < size && !beyondAscii(value, i)) {
            String folded = text.folded();
            length = 0;
            append(folded);
        }
    }

    /** False if it holds what the tables do not know. */
    private boolean beyondAscii(String value, int from) {
        for (int i = from; i < value.length(); ) {
            char c = value.charAt(i);
            if (c < 128) {
                room(1);
                chars[length++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
                i++;
                continue;
            }
            int codePoint = value.codePointAt(i);
            if (codePoint >= PAGES * PAGE || Character.getType(codePoint) == Character.SURROGATE) {
                return false;
            }
            Page page = page(codePoint >> 8);
            char single = page.single[codePoint & 0xFF];
            if (single != Page.SEVERAL) {
                room(1);
                chars[length++] = single;
            } else {
                append(page.several[codePoint & 0xFF]);
            }
            i += Character.charCount(codePoint);
        }
        return true;
    }

    private void append(String folded) {
        room(folded.length());
        folded.getChars(0, folded.length(), chars, length);
        length += folded.length();
    }

    private void room(int more) {
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }

    private static Page page(int number) {
        Page known = TABLES.get(number);
        if (known == null) {
            known = new Page(number * PAGE);
            TABLES.set(number, known);
        }
        return known;
    }

    /** What 256 neighbouring characters fold to. */
    private static final class Page {
        static final char SEVERAL = '\uFFFF';

        final char[] single = new char[PAGE];
        final String[] several = new String[PAGE];

        Page(int first) {
            for (int i = 0; i < PAGE; i++) {
                String folded = TextFolding.fold(Character.toString(first + i));
                single[i] = folded.length() == 1 ? folded.charAt(0) : SEVERAL;
                several[i] = folded.length() == 1 && single[i] != SEVERAL ? "" : folded;
            }
        }
    }
}
