package dev.relais.routing.index;

import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Items;
import dev.relais.rules.FactValue.Text;
import dev.relais.rules.Facts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the facts of one message: each that some rule asks about once. */
final class Encoder implements Signals {
    private static final int[] NONE = {};
    private static final int LISTS = 16;

    final Facts facts;
    final int[] classes;
    final int listsFrom;
    long[] words;
    int listsTo;
    int[] bitmaps = NONE;
    boolean irregular;

    private final Layout layout;
    private int nextRow;
    private @Nullable TextReader reader;

    Encoder(Facts facts, Layout layout) {
        this.facts = facts;
        this.layout = layout;
        nextRow = layout.signalWords();
        listsFrom = layout.signalWords() + layout.rowSlots();
        listsTo = listsFrom;
        words = new long[listsFrom + LISTS];
        classes = new int[layout.slots().length];
        for (FactSlot slot : layout.slots()) {
            read(slot, facts.get(slot.fact));
        }
        Arrays.sort(words, listsFrom, listsTo);
    }

    private void read(FactSlot slot, @Nullable FactValue value) {
        int valueClass = FactSlot.ABSENT;
        if (value instanceof Items items) {
            valueClass = FactSlot.MANY;
            irregular |= slot.classed;
            for (FactValue element : items.elements()) {
                single(slot, element);
            }
            exists(slot, !items.elements().isEmpty());
        } else if (value != null) {
            valueClass = single(slot, value);
            exists(slot, true);
        }
        classes[slot.number] = valueClass;
        slot.tellMasks(valueClass, words);
        if (slot.hasRows()) {
            words[nextRow++] = slot.row(valueClass);
        }
    }

    private void exists(FactSlot slot, boolean there) {
        if (there && slot.exists >= 0) {
            on(slot.exists);
        }
    }

    /** The class of a value, or of an element of a list. */
    private int single(FactSlot slot, FactValue value) {
        int valueClass = slot.classOf(value);
        int signal = slot.signal(valueClass);
        if (signal >= 0) {
            on(signal);
        }
        if (value instanceof Text text && slot.readsTexts()) {
            TextReader reads = reader;
            if (reads == null) {
                reads = new TextReader(this);
                reader = reads;
            }
            reads.read(text, slot);
        }
        return valueClass;
    }

    @Override
    public boolean isOn(int signal) {
        return (words[signal >> 6] >>> signal & 1) != 0;
    }

    @Override
    public void on(int signal) {
        if (isOn(signal)) {
            return;
        }
        words[signal >> 6] |= 1L << signal;
        if (layout.postings().has(signal)) {
            if (listsTo == words.length) {
                words = Arrays.copyOf(words, 2 * words.length);
            }
            words[listsTo++] = layout.postings().list(signal);
        }
        int bitmap = layout.broad().bitmap(signal);
        if (bitmap >= 0) {
            bitmaps = Arrays.copyOf(bitmaps, bitmaps.length + 1);
            bitmaps[bitmaps.length - 1] = bitmap;
        }
    }
}
