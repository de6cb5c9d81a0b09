package dev.relais.benchmarks.routing;

/**
 * Rules that are ready to be asked.
 *
 * @param <M> a message as this engine reads it
 */
interface Matcher<M> {
    /** What {@link #first} returns where no rule holds. */
    int NONE = -1;

    /** The message in the engine's own form: a step before the rules, measured only where the engine says so. */
    M prepare(Post post);

    /** What is measured: the place of the first rule that holds, from 0, or {@link #NONE}. */
    int first(M message);
}
