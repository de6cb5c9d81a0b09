package dev.relais.routing.index;

import dev.relais.rules.Condition.Test;
import dev.relais.rules.Facts;

/**
 * The facts of a message in the terms of one {@link RuleIndex}: made once, by {@link RuleIndex#vector}, and then asked as often as need
 * be. An index that meets a vector of another index makes its own from the facts.
 *
 * <p>Thread-safe. {@code toString()} shows the names of the facts only.
 */
public final class FactVector {
    private static final byte UNKNOWN = 0;
    private static final byte HOLDS = 1;
    private static final byte FAILS = 2;

    final RuleIndex index;
    /**
     * Bit by bit the signals that are on; then where the rows of the facts' classes begin; then the lists of the signals that are on.
     * One array, because it is the only thing about most messages that has to be fetched.
     */
    final long[] words;
    /** Where in there the lists begin. */
    final int listsFrom;
    /** Where in there the lists end. */
    final int listsTo;
    /** Where the rows of the signals begin that are on and find rules in rows. */
    final int[] bitmaps;
    /** The class of each fact. */
    final int[] classes;
    /** Whether a fact that has classes is a list. */
    final boolean irregular;

    private final Facts facts;
    // Races are harmless: every thread computes the same value, and a byte is written as a whole.
    private final byte[] lazy;

    FactVector(RuleIndex index, Encoder made) {
        this.index = index;
        facts = made.facts;
        words = made.words;
        listsFrom = made.listsFrom;
        listsTo = made.listsTo;
        bitmaps = made.bitmaps;
        classes = made.classes;
        irregular = made.irregular;
        lazy = index.lazies();
    }

    /** The facts that it was made from. */
    public Facts facts() {
        return facts;
    }

    /** Whether a check holds: the number of a signal, or the complement of a node's. */
    boolean holds(int check) {
        return check >= 0
                ? (words[check >> 6] >>> check & 1) != 0
                : index.node(check).holds(this);
    }

    /** Whether a test on the facts holds; asked once. */
    boolean lazy(int id) {
        byte known = lazy[id];
        if (known == UNKNOWN) {
            Test test = index.lazyTest(id);
            known = test.holds(facts) ? HOLDS : FAILS;
            lazy[id] = known;
        }
        return known == HOLDS;
    }

    @Override
    public String toString() {
        return "FactVector" + facts;
    }
}
