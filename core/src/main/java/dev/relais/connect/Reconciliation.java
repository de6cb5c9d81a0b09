package dev.relais.connect;

/** What a network shows of a send whose outcome nobody knows. */
public sealed interface Reconciliation {
    /** The network has it, under this id. */
    record Found(String externalId) implements Reconciliation {}

    /** The network does not have it. */
    record Absent() implements Reconciliation {}

    /** It cannot be found out on this network: a person has to look. */
    record Undecidable(String detail) implements Reconciliation {}

    /** It cannot be found out now: ask again later. */
    record Unavailable(String detail) implements Reconciliation {}
}
