package dev.relais.connect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a send. */
public sealed interface SendOutcome {
    /**
     * The network has it, under this id.
     *
     * @param customer the network's id of the customer in private, where the answer reveals it (a private reply to a public
     *     comment); else null
     */
    record Sent(String externalId, @Nullable String customer) implements SendOutcome {
        public Sent(String externalId) {
            this(externalId, null);
        }
    }

    /**
     * The network refused it; nothing was sent.
     *
     * @param reason typed by the connector: {@code reply-not-allowed}, {@code duplicate}, {@code window-closed}…
     * @param detail for a person
     */
    record Rejected(String reason, String detail) implements SendOutcome {}

    /** The network takes no more before {@code until}; nothing was sent. */
    record Throttled(Instant until) implements SendOutcome {}

    /**
     * The account cannot send until somebody repairs it (an expired token, no credit left); nothing was sent.
     *
     * @param reason typed by the connector: {@code token-expired}, {@code out-of-credit}…
     * @param detail for a person
     */
    record Blocked(String reason, String detail) implements SendOutcome {}

    /** Nobody knows whether the network has it: it must be found out before anything is sent again. */
    record Unknown(String detail) implements SendOutcome {}
}
