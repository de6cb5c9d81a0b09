package dev.relais.metrics;

/** What became of a case. */
public enum Outcome {
    /** It came to its end in time. */
    KEPT(0),
    /** It came to its end too late. */
    LATE(1),
    /** It has not come to its end, and is past due. */
    OVERDUE(2),
    /** It has not come to its end, and is not due yet. */
    UNDECIDED(3),
    /** The customer took it back while it could still be kept. */
    WITHDRAWN(4),
    /** The customer took it back after it was due. */
    WITHDRAWN_LATE(5),
    /** It came to its end; nothing was promised. */
    ENDED(6),
    /** It has not come to its end; nothing was promised. */
    OPEN(7);

    private final int place;

    Outcome(int place) {
        this.place = place;
    }

    /** Where it is counted. */
    int place() {
        return place;
    }

    /** Whether what the metric waits for happened. */
    public boolean hasEnded() {
        return this == KEPT || this == LATE || this == ENDED;
    }

    boolean isPromised() {
        return this != ENDED && this != OPEN;
    }
}
