package dev.relais.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a delivery, equal where they are the same. Thread-safe as long as nobody changes the bytes.
 *
 * <p>{@code toString()} tells their number only.
 */
public final class Body {
    private final byte[] bytes;
    // Races are harmless: every thread computes the same value.
    private @Nullable String hash;

    /** The bytes, which are not copied. */
    public Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Their SHA-256 in hexadecimal digits; computed when first asked for, which for most deliveries is never. */
    public String hash() {
        String known = hash;
        if (known == null) {
            known = HexFormat.of().formatHex(sha256().digest(bytes));
            hash = known;
        }
        return known;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Body body && Arrays.equals(body.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Body[" + bytes.length + " bytes]";
    }
}
