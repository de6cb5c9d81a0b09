package dev.relais.connect;

import dev.relais.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;

/** Signatures of webhook bodies: HMAC-SHA256 over the raw bytes, under one of several secrets (rotation). */
public final class Signatures {
    private Signatures() {}

    /**
     * Whether {@code given} is the signature of {@code body} under one of {@code secrets}. Takes the same time whether it is
     * or not; accepts the one exact spelling only.
     *
     * @param given the header's whole value
     * @param spelling how the network writes the 32 bytes in the header
     */
    public static boolean match(List<Secret> secrets, byte[] body, String given, Function<byte[], String> spelling) {
        byte[] actual = given.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (Secret secret : secrets) {
            byte[] expected = spelling.apply(secret.hmacSha256(body)).getBytes(StandardCharsets.UTF_8);
            found |= MessageDigest.isEqual(expected, actual);
        }
        return found;
    }
}
