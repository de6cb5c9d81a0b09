package dev.relais.twitter.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why there are no tokens, or no new ones.
 *
 * @param kind what helps
 * @param detail for a person; holds no token and nothing that X wrote but the name of its error
 * @param until before when it is no use to ask again; null where X did not say
 */
public record Trouble(Kind kind, String detail, @Nullable Instant until) {
    /** What helps. */
    public enum Kind {
        /** A person has to consent again: X does not take the refresh token or the code, or there is none. */
        NEEDS_CONSENT,
        /** A person consented for another account than the one that was meant; nothing was kept. */
        WRONG_ACCOUNT,
        /** X does not accept the application itself: its id, its secret or its set-up is wrong. */
        CLIENT_REFUSED,
        /** Time: X or the store is not to be had, or another node is asking. */
        PASSING
    }
}
