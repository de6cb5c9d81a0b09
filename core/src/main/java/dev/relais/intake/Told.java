package dev.relais.intake;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.conversation.LoggedEvent.Source;
import java.time.Instant;

/**
 * One fact, and which delivery told it.
 *
 * @param inbound the fact
 * @param delivery number of the delivery
 * @param body the delivery's bytes: the same bytes again tell nothing new
 * @param receivedAt when the delivery arrived
 */
public record Told(Inbound inbound, long delivery, Body body, Instant receivedAt) {
    /** The fact as a part of {@code delivery}. */
    public static Told of(Inbound inbound, long number, Delivery delivery) {
        return new Told(inbound, number, new Body(delivery.body()), delivery.receivedAt());
    }

    /** The item that told it. */
    public Source source() {
        return new Source(delivery, inbound.pointer());
    }
}
