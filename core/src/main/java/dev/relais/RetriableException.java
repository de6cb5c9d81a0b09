package dev.relais;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The same call may succeed later. */
public class RetriableException extends RelaisException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param retryAfter how long to wait at least before the next try; {@link Duration#ZERO} where nothing is known
     */
    public RetriableException(String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long to wait at least before the next try. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
