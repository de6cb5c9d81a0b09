package dev.relais.twitter.auth;

import dev.relais.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What X gave the application to act in an account's name.
 *
 * @param access goes with every request; lives about two hours
 * @param refresh is given back for new tokens, once: X replaces it each time; null where the consent lacked {@code offline.access}
 * @param issuedAt when this access token was given, by the clock of the machine that asked
 * @param expiresAt when the access token ends
 * @param scopes what X granted, which may be less than was asked
 * @param hold who alone may ask for new tokens, and until when; null where anybody may
 */
public record Tokens(
        Secret access,
        @Nullable Secret refresh,
        Instant issuedAt,
        Instant expiresAt,
        Set<String> scopes,
        @Nullable Hold hold) {
    /**
     * Nobody but the holder gives the refresh token back before {@code until}.
     *
     * @param holder a name made up for one attempt
     * @param refused whether X has said that the refresh token is not valid: a person has to consent again
     */
    public record Hold(String holder, Instant until, boolean refused) {}

    /** Copies the scopes. */
    public Tokens {
        scopes = Set.copyOf(scopes);
    }

    /** The same with another hold, or with none. */
    public Tokens with(@Nullable Hold other) {
        return new Tokens(access, refresh, issuedAt, expiresAt, scopes, other);
    }

    /** The same, the access token being of no use any more. */
    Tokens ended(Instant now) {
        return new Tokens(access, refresh, issuedAt, now.isBefore(expiresAt) ? now : expiresAt, scopes, hold);
    }

    /** Whether X should still take the access token. */
    boolean isAlive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** When new tokens are fetched though these still live: after four fifths of their life. */
    Instant refreshAt() {
        Duration life = Duration.between(issuedAt, expiresAt);
        return issuedAt.plus(life.multipliedBy(4).dividedBy(5));
    }

    /** The value of an {@code Authorization} header. */
    String bearer() {
        return "Bearer " + access.reveal();
    }

    /** Whether two secrets are the same word, in a time that does not tell where they differ. */
    static boolean same(@Nullable Secret one, @Nullable Secret other) {
        return one != null
                && other != null
                && MessageDigest.isEqual(
                        one.reveal().getBytes(StandardCharsets.UTF_8),
                        other.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
