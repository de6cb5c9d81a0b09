package dev.relais.store;

import dev.relais.RetriableException;
import java.time.Duration;

/** Somebody else wrote first. Read again, decide again. */
public final class ConflictException extends RetriableException {
    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message, Duration.ZERO, null);
    }
}
