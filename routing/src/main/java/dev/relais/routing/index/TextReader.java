package dev.relais.routing.index;

import dev.relais.rules.FactValue.Text;
import org.jspecify.annotations.Nullable;

/** Finds words and parts in texts: each text is folded once, and gone through once for all words and once for all parts. */
final class TextReader {
    private static final int ASCII = 128;
    /** The folded form of an ASCII letter or digit; 0 for what separates words. */
    private static final char[] WORD_PART = wordParts();

    private final Signals signals;
    private @Nullable Folding folding;

    TextReader(Signals signals) {
        this.signals = signals;
    }

    private static char[] wordParts() {
        char[] parts = new char[ASCII];
        for (char c = 0; c < ASCII; c++) {
            if (Character.isLetterOrDigit(c)) {
                parts[c] = Character.toLowerCase(c);
            }
        }
        return parts;
    }

    void read(Text text, FactSlot slot) {
        SymbolTable words = slot.words;
        Automaton parts = slot.parts;
        if (words != null && parts == null && ascii(text.value(), words)) {
            return;
        }
        Folding folded = folding;
        if (folded == null) {
            folded = new Folding();
            folding = folded;
        }
        folded.fold(text);
        if (parts != null) {
            parts.scan(folded.chars(), folded.length(), signals);
        }
        if (words != null) {
            words(folded.chars(), folded.length(), words);
        }
    }

    /** The words of a text, folded on the way; false if there is more in it than ASCII. */
    private boolean ascii(String text, SymbolTable words) {
        int start = -1;
        long hash = SymbolTable.EMPTY;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                return false;
            }
            char part = WORD_PART[c];
            if (part != 0) {
                start = start < 0 ? i : start;
                hash = SymbolTable.hash(hash, part);
            } else if (start >= 0) {
                found(words.findAscii(text, start, i, hash));
                start = -1;
                hash = SymbolTable.EMPTY;
            }
        }
        if (start >= 0) {
            found(words.findAscii(text, start, text.length(), hash));
        }
        return true;
    }

    private void words(char[] chars, int length, SymbolTable words) {
        int start = -1;
        long hash = SymbolTable.EMPTY;
        for (int i = 0; i < length; ) {
            char c = chars[i];
            int codePoint = c < ASCII ? c : Character.codePointAt(chars, i, length);
            int next = i + Character.charCount(codePoint);
            if (isWordPart(codePoint)) {
                start = start < 0 ? i : start;
                for (; i < next; i++) {
                    hash = SymbolTable.hash(hash, chars[i]);
                }
            } else if (start >= 0) {
                found(words.find(chars, start, i, hash));
                start = -1;
                hash = SymbolTable.EMPTY;
            }
            i = next;
        }
        if (start >= 0) {
            found(words.find(chars, start, length, hash));
        }
    }

    private void found(int signal) {
        if (signal >= 0) {
            signals.on(signal);
        }
    }

    /** As in {@link dev.relais.rules.TextFolding#words}. */
    private static boolean isWordPart(int codePoint) {
        return codePoint < ASCII
                ? WORD_PART[codePoint] != 0
                : Character.isLetter(codePoint) || Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
    }
}
