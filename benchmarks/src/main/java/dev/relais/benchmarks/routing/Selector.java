package dev.relais.benchmarks.routing;

/** Who chooses the agent. */
public enum Selector {
    /** Objects, looked through. */
    OBJECTS,
    /** Arrays of numbers, looked through. */
    ARRAYS,
    /** Sets of bits, intersected and looked through. */
    BITSETS,
    /** Relais' pool: what the engine chooses with, requirements resolved once. */
    POOL,
    /** The routing engine behind its port: conversations, queues, proposals. */
    ENGINE;

    /** A crew at work. */
    Shift shift(Crew crew) {
        return new Shift(chooser(crew), crew);
    }

    private Chooser chooser(Crew crew) {
        return switch (this) {
            case OBJECTS -> new ObjectScan(crew);
            case ARRAYS -> new ArrayScan(crew);
            case BITSETS -> new BitsetScan(crew);
            case POOL -> new PoolChooser(crew);
            case ENGINE -> new EngineChooser(crew);
        };
    }
}
