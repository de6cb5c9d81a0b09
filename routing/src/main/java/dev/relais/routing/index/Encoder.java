package dev.relais.routing.index;

import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Text;
import dev.relais.rules.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the facts of one message: each that some rule asks about once. */
final class Encoder implements Automaton.Found {
    final Facts facts;
    final long[] on;
    final Ints lists = new Ints();
    final Ints bitmaps = new Ints();
    final Ints rows = new Ints();
    final int[] classes;
    boolean irregular;

    private final Postings postings;
    private final Broad broad;
    private final Folding folding = new Folding();

    Encoder(Facts facts, List<FactSlot> slots, int signalWords, Postings postings, Broad broad) {
        this.facts = facts;
        this.postings = postings;
        this.broad = broad;
        on = new long[signalWords];
        classes = new int[slots.size()];
        for (FactSlot slot : slots) {
            read(slot, facts.get(slot.terms.fact));
        }
    }

    private void read(FactSlot slot, @Nullable FactValue value) {
        int valueClass = FactSlot.ABSENT;
        if (value instanceof Items items) {
            valueClass = FactSlot.MANY;
            irregular |= slot.terms.classed();
            for (FactValue element : items.elements()) {
                single(slot, element);
            }
            exists(slot, !items.elements().isEmpty());
        } else if (value != null) {
            valueClass = single(slot, value);
            exists(slot, true);
        }
        classes[slot.number] = valueClass;
        slot.tellMasks(valueClass, on);
        if (slot.hasRows()) {
            rows.add(slot.row(valueClass));
        }
    }

    private void exists(FactSlot slot, boolean there) {
        if (there && slot.terms.exists() >= 0) {
            on(slot.terms.exists());
        }
    }

    /** The class of a value, or of an element of a list. */
    private int single(FactSlot slot, FactValue value) {
        int valueClass = slot.classOf(value);
        int signal = slot.signal(valueClass);
        if (signal >= 0) {
            on(signal);
        }
        if (value instanceof Text text && (slot.words != null || slot.parts != null)) {
            read(slot, text);
        }
        return valueClass;
    }

    private void read(FactSlot slot, Text text) {
        folding.fold(text);
        if (slot.parts != null) {
            slot.parts.scan(folding.chars(), folding.length(), this);
        }
        if (slot.words != null) {
            words(slot.words, folding.chars(), folding.length());
        }
    }

    private void words(SymbolTable words, char[] chars, int length) {
        int start = -1;
        long hash = SymbolTable.EMPTY;
        for (int i = 0; i < length; ) {
            char c = chars[i];
            int codePoint = c < 128 ? c : Character.codePointAt(chars, i, length);
            int next = i + Character.charCount(codePoint);
            if (isWordPart(codePoint)) {
                start = start < 0 ? i : start;
                for (; i < next; i++) {
                    hash = SymbolTable.hash(hash, chars[i]);
                }
            } else if (start >= 0) {
                word(words.find(chars, start, i, hash));
                start = -1;
                hash = SymbolTable.EMPTY;
            }
            i = next;
        }
        if (start >= 0) {
            word(words.find(chars, start, length, hash));
        }
    }

    private void word(int signal) {
        if (signal >= 0) {
            on(signal);
        }
    }

    /** As in {@link dev.relais.rules.TextFolding#words}. */
    private static boolean isWordPart(int codePoint) {
        if (codePoint < 128) {
            return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9');
        }
        return Character.isLetter(codePoint) || Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
    }

    @Override
    public boolean isOn(int signal) {
        return (on[signal >> 6] >>> signal & 1) != 0;
    }

    @Override
    public void on(int signal) {
        if (isOn(signal)) {
            return;
        }
        on[signal >> 6] |= 1L << signal;
        if (postings.has(signal)) {
            lists.add(signal);
        }
        int bitmap = broad.bitmap(signal);
        if (bitmap >= 0) {
            bitmaps.add(bitmap);
        }
    }
}
