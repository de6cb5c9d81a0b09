package dev.relais.connect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Raw bytes that a network handed over, kept before they are understood.
 *
 * @param network the connector that they are for: {@link Connector#network()}
 * @param account the desk's own name of the account; null where the body tells
 * @param receivedAt when they arrived
 * @param body the bytes, unchanged
 */
public record Delivery(String network, @Nullable String account, Instant receivedAt, byte[] body) {
    @Override
    public String toString() {
        return "Delivery[" + network + ", " + body.length + " bytes]";
    }
}
