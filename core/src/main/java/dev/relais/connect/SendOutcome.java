package dev.relais.connect;

import java.time.Instant;

/** What became of a send. */
public sealed interface SendOutcome {
    /** The network has it, under this id. */
    record Sent(String externalId) implements SendOutcome {}

    /**
     * The network refused it; nothing was sent.
     *
     * @param reason typed by the connector: {@code reply-not-allowed}, {@code duplicate}, {@code window-closed}…
     * @param detail for a person
     */
    record Rejected(String reason, String detail) implements SendOutcome {}

    /** The network takes no more before {@code until}; nothing was sent. */
    record Throttled(Instant until) implements SendOutcome {}

    /** Nobody knows whether the network has it: it must be found out before anything is sent again. */
    record Unknown(String detail) implements SendOutcome {}
}
