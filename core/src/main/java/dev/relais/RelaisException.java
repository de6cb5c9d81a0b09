package dev.relais;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception that Relais throws. Messages carry ids and places, never a customer's words.
 *
 * <p>What a host meets in its normal flow (a stale token, a closed conversation) is a value, not an exception.
 */
public abstract class RelaisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected RelaisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
