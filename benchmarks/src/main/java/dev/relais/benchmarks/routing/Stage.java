package dev.relais.benchmarks.routing;

/** How far a message goes on its way. */
public enum Stage {
    /** Bytes are read. */
    PARSED,
    /** Facts are there. */
    FACTS,
    /** Rules have decided. */
    RULED,
    /** Somebody has it. */
    ASSIGNED
}
