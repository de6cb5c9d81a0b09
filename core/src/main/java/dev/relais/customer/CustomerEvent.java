package dev.relais.customer;

import java.util.Collections;
import java.util.List;

/**
 * What somebody said about who is who. Events come in pairs that undo each other; nothing said before is rewritten, only the
 * words of a note can go.
 */
public sealed interface CustomerEvent {
    /** Who said so, on what basis, when. */
    Evidence evidence();

    /** Every customer whom it is about, an identity as the customer whom it begins with. */
    List<CustomerId> names();

    /** The same without the words of its note. */
    CustomerEvent withoutNote();

    /**
     * An identity belongs to a customer.
     *
     * @param identity which was alone until then
     * @param customer by the id that was named: if that part of a customer goes its own way, the identity goes with it
     */
    record IdentityLinked(IdentityKey identity, CustomerId customer, Evidence evidence) implements CustomerEvent {
        @Override
        public List<CustomerId> names() {
            return List.of(CustomerId.of(identity), customer);
        }

        @Override
        public IdentityLinked withoutNote() {
            return new IdentityLinked(identity, customer, evidence.withoutNote());
        }
    }

    /** The inverse of {@link IdentityLinked}: that was not so. Whatever was linked to the identity itself stays with it. */
    record LinkUndone(IdentityKey identity, CustomerId customer, Evidence evidence) implements CustomerEvent {
        @Override
        public List<CustomerId> names() {
            return List.of(CustomerId.of(identity), customer);
        }

        @Override
        public LinkUndone withoutNote() {
            return new LinkUndone(identity, customer, evidence.withoutNote());
        }
    }

    /**
     * Two customers are one person.
     *
     * @param merged whose id is from now on another name of
     * @param into as it was named; his customer's id goes on
     */
    record CustomersMerged(CustomerId merged, CustomerId into, Evidence evidence) implements CustomerEvent {
        @Override
        public List<CustomerId> names() {
            return List.of(merged, into);
        }

        @Override
        public CustomersMerged withoutNote() {
            return new CustomersMerged(merged, into, evidence.withoutNote());
        }
    }

    /** The inverse of {@link CustomersMerged}: they are two. */
    record MergeUndone(CustomerId merged, CustomerId into, Evidence evidence) implements CustomerEvent {
        @Override
        public List<CustomerId> names() {
            return List.of(merged, into);
        }

        @Override
        public MergeUndone withoutNote() {
            return new MergeUndone(merged, into, evidence.withoutNote());
        }
    }

    /**
     * The notes about a customer are gone; who said what on which basis stays, so nobody changes customers by it.
     *
     * @param names every id of the customer at that time, in order: what was said before about any of them loses its note,
     *     undone or not
     * @param evidence who wanted it; never with a note, so that an erasure adds no words
     */
    record NotesErased(List<CustomerId> names, Evidence evidence) implements CustomerEvent {
        public NotesErased {
            names = names.stream().distinct().sorted().toList();
            evidence = evidence.withoutNote();
        }

        /** What remains of something said before. */
        public CustomerEvent redact(CustomerEvent before) {
            return before.names().stream().anyMatch(name -> Collections.binarySearch(names, name) >= 0)
                    ? before.withoutNote()
                    : before;
        }

        @Override
        public NotesErased withoutNote() {
            return this;
        }
    }
}
