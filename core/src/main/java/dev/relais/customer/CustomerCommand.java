package dev.relais.customer;

/** What somebody wants to say about who is who. {@link Customers#decide} says what becomes of it. */
public sealed interface CustomerCommand {
    /** On what ground. */
    Claim claim();

    /**
     * This identity, so far alone, belongs to that customer.
     *
     * @param to {@link Customers#customerOf} an identity: the customer as a whole, with whose own id it then stays; or {@link
     *     CustomerId#of} an identity: this very profile, with which it then goes wherever that goes
     */
    record Link(IdentityKey identity, CustomerId to, Claim claim) implements CustomerCommand {}

    /** The link of this identity was wrong. */
    record UndoLink(IdentityKey identity, Claim claim) implements CustomerCommand {}

    /**
     * These two customers are one person, under the second's id.
     *
     * @param merged whose customer is merged as a whole
     * @param into as {@link Link#to}
     */
    record Merge(CustomerId merged, CustomerId into, Claim claim) implements CustomerCommand {}

    /**
     * The merge of this customer into another was wrong.
     *
     * @param merged the id that ceased with the merge
     */
    record UndoMerge(CustomerId merged, Claim claim) implements CustomerCommand {}

    /** The notes about this customer shall go: all that were ever written. */
    record EraseNotes(CustomerId customer, Claim claim) implements CustomerCommand {}
}
