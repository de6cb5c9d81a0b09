package dev.relais.metrics;

/** What became of a case. */
public enum Outcome {
    /** It came to its end in time. */
    KEPT,
    /** It came to its end too late. */
    LATE,
    /** It has not come to its end, and is past due. */
    OVERDUE,
    /** It has not come to its end, and is not due yet. */
    UNDECIDED,
    /** The customer took it back while it could still be kept. */
    WITHDRAWN,
    /** The customer took it back after it was due. */
    WITHDRAWN_LATE,
    /** It came to its end; nothing was promised. */
    ENDED,
    /** It has not come to its end; nothing was promised. */
    OPEN;

    /** Whether what the metric waits for happened. */
    public boolean hasEnded() {
        return this == KEPT || this == LATE || this == ENDED;
    }

    boolean isPromised() {
        return this != ENDED && this != OPEN;
    }
}
