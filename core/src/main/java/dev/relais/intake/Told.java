package dev.relais.intake;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.conversation.LoggedEvent.Source;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One fact, and which delivery told it.
 *
 * @param inbound the fact
 * @param delivery number of the delivery
 * @param bodyHash SHA-256 of the delivery's bytes: the same bytes again tell nothing new
 * @param receivedAt when the delivery arrived
 */
public record Told(Inbound inbound, long delivery, String bodyHash, Instant receivedAt) {
    /** The fact as a part of {@code delivery}. */
    public static Told of(Inbound inbound, long number, Delivery delivery) {
        return new Told(inbound, number, hash(delivery.body()), delivery.receivedAt());
    }

    /** The item that told it. */
    public Source source() {
        return new Source(delivery, inbound.pointer());
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
