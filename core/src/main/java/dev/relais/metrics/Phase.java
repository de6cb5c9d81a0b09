package dev.relais.metrics;

/** Where a conversation is, as clocks of metrics look at it. In brackets: the status of a ticket system that comes nearest. */
public enum Phase {
    /** Nobody has it (new). */
    WAITING,
    /** An agent has it and it is his turn (open). */
    OWNED,
    /** It is the customer's turn (pending). */
    AWAITING_CUSTOMER,
    /** Put off until a time (on hold). */
    SNOOZED,
    /** Settled, or set aside by a rule (solved). */
    SETTLED;

    /** Whether work is left to do. */
    public boolean isOpen() {
        return this != SETTLED;
    }
}
