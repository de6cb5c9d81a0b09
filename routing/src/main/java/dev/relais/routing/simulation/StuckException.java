package dev.relais.routing.simulation;

import dev.relais.NonRetriableException;

/** A replication that would never end, or not before the machine does. */
final class StuckException extends NonRetriableException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    StuckException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
