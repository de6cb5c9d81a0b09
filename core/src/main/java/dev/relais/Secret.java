package dev.relais;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that cannot be printed: {@code toString()} never shows it, and it is not serializable.
 *
 * <p>Immutable and thread-safe. Two secrets are equal only if they are the same object.
 */
public final class Secret {
    private static final String HMAC = "HmacSHA256";

    private final byte[] bytes;

    /** Never used itself, only copied. */
    private final Mac mac;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
        this.mac = begun(bytes);
    }

    /**
     * A secret given as text.
     *
     * @throws IllegalArgumentException if it is blank: an empty key would let anybody sign
     */
    public static Secret of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA256 of {@code message} under this secret (RFC 2104), 32 bytes. */
    public byte[] hmacSha256(byte[] message) {
        return fresh().doFinal(message);
    }

    /** A copy: to look the algorithm up and to begin with the key takes longer than to sign a short message. */
    private Mac fresh() {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            return begun(bytes);
        }
    }

    private static Mac begun(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The secret itself, for an {@code Authorization} header. Never log it. */
    public String reveal() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
