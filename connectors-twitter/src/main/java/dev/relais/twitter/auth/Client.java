package dev.relais.twitter.auth;

import dev.relais.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The application, as X's console names it.
 *
 * @param id OAuth 2.0 client id, or the consumer key (API key)
 * @param secret its secret; null for a public client, which cannot keep one
 */
public record Client(String id, @Nullable Secret secret) {
    /**
     * @throws IllegalArgumentException if the id is blank
     */
    public Client {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the client's id must not be blank");
        }
    }

    /** The header by which a client that has a secret says who it is (RFC 6749, section 2.3.1); null for a public client. */
    @Nullable
    String basic() {
        if (secret == null) {
            return null;
        }
        String pair = Percent.encode(id) + ":" + Percent.encode(secret.reveal());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }
}
