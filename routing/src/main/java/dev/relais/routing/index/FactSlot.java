package dev.relais.routing.index;

import dev.relais.rules.Comparison;
import dev.relais.rules.FactValue;
import dev.relais.rules.FactValue.Decimal;
import dev.relais.rules.FactValue.Flag;
import dev.relais.rules.FactValue.Text;
import dev.relais.rules.Operator.Bound;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one fact are told apart: by classes, such that all values of a class pass the same comparisons. Each text, boolean
 * and number that a rule compares with is a class, and so is what lies between two neighbouring numbers.
 *
 * <p>Immutable and thread-safe once the index is built.
 */
final class FactSlot {
    /** The class of what is not there. */
    static final int ABSENT = 0;
    /** The class of a list. What it passes is not known from it. */
    static final int MANY = 1;
    /** The class of whatever no rule compares with. */
    static final int OTHER = 2;

    private static final int NO = 3;
    private static final int YES = 4;
    private static final int FIRST_TEXT = 5;
    private static final int BUCKETS = 64;
    /** A fact that rules compare with at most so many values tells little: rows decide faster than lists that are on for most. */
    private static final int FEW = 24;

    final int number;
    final String fact;
    /** The signal that a list has elements, or -1. */
    final int exists;
    /** Whether it takes a value's class to know what it passes. */
    final boolean classed;

    final @Nullable SymbolTable words;
    final @Nullable Automaton parts;
    private final @Nullable SymbolTable texts;
    private final NumberLine numbers;
    private final int firstNumber;
    private final int classes;
    private final int[] signals;
    private final Map<Long, Integer> masks = new LinkedHashMap<>();

    // Where this slot stands in the layout, which is known last.
    private int firstMaskWord;
    private int maskWords;
    private long[] truth = new long[0];
    private int firstRow = -1;
    private int rowWords;

    FactSlot(int number, Terms terms) {
        this.number = number;
        fact = terms.fact;
        exists = terms.exists();
        classed = terms.classed();
        words = terms.words.isEmpty() ? null : new SymbolTable(terms.words);
        parts = terms.parts.isEmpty() && terms.starts.isEmpty() ? null : new Automaton(terms.parts, terms.starts);
        Map<String, Integer> known = new HashMap<>();
        for (FactValue value : terms.equal.keySet()) {
            if (value instanceof Text text) {
                known.put(text.value(), FIRST_TEXT + known.size());
            }
        }
        texts = known.isEmpty() ? null : new SymbolTable(known);
        numbers = new NumberLine(terms.numbers());
        firstNumber = FIRST_TEXT + known.size();
        classes = firstNumber + (numbers.size() == 0 ? 0 : 2 * numbers.size() + 1);
        signals = new int[classes];
        Arrays.fill(signals, -1);
        terms.equal.forEach((value, signal) -> signals[classOf(value)] = signal);
    }

    /** Whether rules look for words or parts of its texts. */
    boolean readsTexts() {
        return words != null || parts != null;
    }

    /** The class of a value that is there and no list. */
    int classOf(FactValue value) {
        if (value instanceof Text text) {
            int known = texts == null ? -1 : texts.find(text.value());
            return known < 0 ? OTHER : known;
        }
        if (value instanceof Decimal decimal) {
            return numbers.size() == 0 ? OTHER : firstNumber + numbers.place(decimal.value());
        }
        return value instanceof Flag flag ? (flag.value() ? YES : NO) : OTHER;
    }

    /** The signal that the value equals the one of this class, or -1. */
    int signal(int valueClass) {
        return signals[valueClass];
    }

    /** Whether one of few values is no way to find a rule. */
    boolean tellsLittle() {
        return isSmall() && Arrays.stream(signals).filter(signal -> signal >= 0).count() <= FEW;
    }

    /** Whether a set of classes fits into 64 bits. */
    boolean isSmall() {
        return classes <= BUCKETS;
    }

    /** Of a small slot: the value is one of these. */
    Check equalTo(Set<FactValue> values) {
        long mask = 0;
        for (FactValue value : values) {
            mask |= 1L << classOf(value);
        }
        return new Check.Mask(this, mask);
    }

    /** The value lies on one side of a number. */
    Check bound(Bound bound) {
        int at = classOf(bound.operand());
        Comparison side = bound.comparison();
        return switch (side) {
            case LT -> between(firstNumber, at - 1);
            case LTE -> between(firstNumber, at);
            case GT -> between(at + 1, classes - 1);
            case GTE -> between(at, classes - 1);
        };
    }

    /** The fact is there, or is not. */
    Check present(boolean expected) {
        return expected ? between(MANY, classes - 1) : between(ABSENT, ABSENT);
    }

    private Check between(int low, int high) {
        return isSmall() ? new Check.Mask(this, bits(low, high)) : new Check.Interval(this, low, high);
    }

    private static long bits(int low, int high) {
        return high < low ? 0 : (-1L >>> (63 - high)) & (-1L << low);
    }

    // Rows: one for each bucket of classes. In a small slot each class is a bucket of its own.

    private int bucket(int valueClass) {
        return isSmall() || valueClass < OTHER
                ? valueClass
                : OTHER + (int) ((long) (valueClass - OTHER) * (BUCKETS - OTHER) / (classes - OTHER));
    }

    int buckets() {
        return Math.min(classes, BUCKETS);
    }

    /** The buckets of all classes that lie between two, and perhaps of some more. */
    long buckets(int low, int high) {
        return high < low ? 0 : bits(bucket(low), bucket(high));
    }

    /** From here on the index has rows for this slot. */
    void rows(int first, int words) {
        firstRow = first;
        rowWords = words;
    }

    boolean hasRows() {
        return firstRow >= 0;
    }

    /** Where the row of a bucket begins. */
    int rowOfBucket(int bucket) {
        return firstRow + bucket * rowWords;
    }

    /** Where the row of a class begins. */
    int row(int valueClass) {
        return rowOfBucket(bucket(valueClass));
    }

    // Masks: sets of classes that rules ask for, each with a signal of its own.

    /** Says that some rule needs the signal of a mask. */
    void need(long mask) {
        masks.putIfAbsent(mask, masks.size());
    }

    /** Gives the masks their signals, from a word on. Returns the first word that is free. */
    int layOut(int word) {
        firstMaskWord = word;
        maskWords = (masks.size() + 63) >>> 6;
        truth = new long[maskWords == 0 ? 0 : classes * maskWords];
        masks.forEach((mask, i) -> {
            for (int c = 0; c < classes; c++) {
                if ((mask >>> c & 1) != 0) {
                    truth[c * maskWords + (i >>> 6)] |= 1L << i;
                }
            }
        });
        return word + maskWords;
    }

    /** The signal of a mask. */
    int maskSignal(long mask) {
        Integer place = masks.get(mask);
        if (place == null) {
            throw new IllegalStateException("a set of classes that nobody asked for");
        }
        return firstMaskWord * 64 + place;
    }

    /** Turns on the signals of all masks that have a class. */
    void tellMasks(int valueClass, long[] on) {
        for (int i = 0; i < maskWords; i++) {
            on[firstMaskWord + i] = truth[valueClass * maskWords + i];
        }
    }
}
