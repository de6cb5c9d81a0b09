package dev.relais;

import org.jspecify.annotations.Nullable;

/** Trying again unchanged would fail again. */
public class NonRetriableException extends RelaisException {
    private static final long serialVersionUID = 1L;

    public NonRetriableException(String message) {
        this(message, null);
    }

    public NonRetriableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
