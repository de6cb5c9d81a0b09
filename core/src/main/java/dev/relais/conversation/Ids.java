package dev.relais.conversation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Ids that are derived, so that they are the same in every run, on every machine and in every order of arrival. */
final class Ids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 15;
    private static final MessageDigest SHA_256 = sha256();

    private Ids() {}

    /** {@code prefix} and 24 letters and digits (120 bits of SHA-256 over the parts, each with its length). */
    static String derive(String prefix, @Nullable String... parts) {
        MessageDigest digest = fresh();
        for (@Nullable String part : parts) {
            byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4)
                    .putInt(part == null ? -1 : bytes.length)
                    .array());
            digest.update(bytes);
        }
        byte[] hash = digest.digest();
        StringBuilder id = new StringBuilder(prefix);
        int bits = 0;
        int held = 0;
        for (int i = 0; i < BYTES; i++) {
            bits = (bits << 8) | (hash[i] & 0xFF);
            held += 8;
            while (held >= 5) {
                held -= 5;
                id.append(ALPHABET.charAt((bits >> held) & 31));
            }
            bits &= (1 << held) - 1;
        }
        return id.toString();
    }

    /** A copy: to look the algorithm up takes longer than to use it. */
    private static MessageDigest fresh() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
