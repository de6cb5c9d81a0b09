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
        REFUSED,
        /** Nobody looked in time, or the draft was not sent in time. The draft waits for another request. */
        EXPIRED
    }

    /** Whether time can still run out on it. */
    boolean isRunning() {
        return state == State.REQUESTED || state == State.GIVEN;
    }

    /** Whether {@code wanted} was said and still counts at {@code at}. */
    boolean stands(State wanted, Instant at) {
        return state == wanted && at.isBefore(expiresAt);
    }

    Approval said(State said, @Nullable String by) {
        return new Approval(requestedBy, hash, expiresAt, said, by);
    }
}
