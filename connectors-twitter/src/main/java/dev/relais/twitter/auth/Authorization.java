package dev.relais.twitter.auth;

import dev.relais.Secret;
import java.net.URI;
import java.time.Instant;

/**
 * A consent that was asked for and not given yet. Keep it with the person's own session until X sends the browser back; it works once.
 *
 * @param account the desk's own name of the account that is to be connected
 * @param uri where to send the person's browser
 * @param redirectUri where X sends it back to
 * @param state what X must hand back unchanged
 * @param verifier proves that the same application asks for the tokens (RFC 7636); goes to nobody but X
 * @param expiresAt after which it does not work any more
 */
public record Authorization(
        String account, URI uri, URI redirectUri, String state, Secret verifier, Instant expiresAt) {
    /** Without the state: whoever knows it can answer in X's place. */
    @Override
    public String toString() {
        return "Authorization[" + account + ", until " + expiresAt + "]";
    }
}
