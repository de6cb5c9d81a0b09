package dev.relais.benchmarks;

/**
 * Something that takes messages, one by one, and is measured at it.
 *
 * @param <M> a message, prepared as far as does not count
 */
interface Subject<M> {
    /** Whatever the network or an earlier step would have done. */
    M prepare(byte[] body);

    /** What is measured. Returns something that depends on the work, so that none of it can be left out. */
    long take(M message);

    /** How many conversations there are. */
    long conversations();
}
