package dev.relais.connect;

import dev.relais.account.Accounts;
import java.util.List;
import java.util.Set;

/**
 * The port to a network. Connectors are thread-safe; {@link #receive} and {@link #understand} are pure and never throw,
 * whatever the bytes.
 */
public interface Connector {
    /** The network by which deliveries name this connector: {@code x}, {@code facebook}. */
    String network();

    /** The networks of the accounts that it serves: {@code facebook} and {@code instagram} share one connector. */
    Set<String> networks();

    /** Names of the headers that carry a signature. */
    Set<String> signatureHeaders();

    /**
     * Whether a webhook request is genuine, judged over its raw bytes alone.
     *
     * <p>The caller keeps the body of what is {@link Reception.Accepted} before it answers.
     */
    Reception receive(WebhookRequest request);

    /**
     * What a delivery says, item by item in the order of the body. What is not understood is an
     * {@link Inbound.NotUnderstood} and never takes the rest of its batch with it.
     */
    List<Inbound> understand(Delivery delivery, Accounts accounts);

    /**
     * Sends a reply. Blocks until the network answers or the connector's time limit passes. Never sends twice: an outcome
     * that is not known is {@link SendOutcome.Unknown}.
     */
    SendOutcome send(SendRequest request);
}
