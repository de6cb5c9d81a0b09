package dev.relais.routing.index;

import java.util.List;

/** A condition in terms of what is known of an encoded message; exact where no fact that has classes is a list. */
sealed interface Check {

    /**
     * A signal is on.
     *
     * @param id the signal
     */
    record Signal(int id) implements Check {}

    /**
     * The class of a fact's value is one of some.
     *
     * @param slot the fact, of at most 64 classes
     * @param mask bit by bit the classes that pass
     */
    record Mask(FactSlot slot, long mask) implements Check {}

    /**
     * The class of a fact's value lies between two.
     *
     * @param slot the fact
     * @param low the first class that passes
     * @param high the last class that passes; below {@code low} if none does
     */
    record Interval(FactSlot slot, int low, int high) implements Check {}

    /**
     * A test that is asked of the facts themselves, at most once for each message.
     *
     * @param id its number
     */
    record Lazy(int id) implements Check {}

    /**
     * Negation.
     *
     * @param check what must not hold
     */
    record Not(Check check) implements Check {}

    /**
     * Conjunction; holds if empty.
     *
     * @param checks all of them
     */
    record All(List<Check> checks) implements Check {}

    /**
     * Disjunction; does not hold if empty.
     *
     * @param checks one of them
     */
    record Any(List<Check> checks) implements Check {}
}
