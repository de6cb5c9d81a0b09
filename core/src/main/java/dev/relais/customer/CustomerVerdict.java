package dev.relais.customer;

import java.util.List;

/** What becomes of a {@link CustomerCommand}. */
public sealed interface CustomerVerdict {
    /** It is so: these events are to be written. */
    record Agreed(List<CustomerEvent> events) implements CustomerVerdict {
        public Agreed {
            events = List.copyOf(events);
        }
    }

    /**
     * It is not; nothing changes.
     *
     * @param reason for programs
     * @param message for a person, without personal data
     */
    record Refused(Reason reason, String message) implements CustomerVerdict {}

    /** Why a command is refused. Nobody is unknown: every identity is a customer. */
    enum Reason {
        /** The identity is linked or merged already. */
        ALREADY_LINKED,
        /** Other identities hang on this one: it is the customer that can be merged. */
        NOT_ALONE,
        /** They are one customer already. */
        SAME_CUSTOMER,
        /** There is no such link or merge now. */
        NOTHING_TO_UNDO
    }
}
