package dev.relais.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A second pair of eyes on a draft.
 *
 * @param requestedBy who asked for it
 * @param hash of the text and the target that it is about
 * @param expiresAt after which it is void, exclusive
 * @param state what was said
 * @param by who said it; null while nobody did
 */
public record Approval(
        String requestedBy,
        String hash,
        Instant expiresAt,
        State state,
        @Nullable String by) {
    /** What was said. */
    public enum State {
        REQUESTED,
        GIVEN,
        REFUSED
    }
}
