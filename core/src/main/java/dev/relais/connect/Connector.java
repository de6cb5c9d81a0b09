package dev.relais.connect;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /**
     * Whether the network has a send whose outcome is unknown: found by our own id, or among what the account said under the
     * same message since {@code startedAt}. Asked only when the call is over and has had time to land.
     */
    default Reconciliation reconcile(SendRequest request, Instant startedAt) {
        return new Reconciliation.Undecidable("this connector cannot look for what it sent");
    }

    /**
     * For how long after a customer's last direct message the network takes an answer to it; empty: always. A deadline for whoever
     * answers. A capability of the account: asked once, when a desk is opened.
     *
     * @param account one of {@link #networks()}
     */
    default Optional<Duration> replyWindow(Account account) {
        return Optional.empty();
    }

    /**
     * In which ways somebody could answer, asked before he types: a way that the network is known to refuse is closed, with the reason.
     * Where the conversation is public, that is in public and in private. May ask the network, and then within the connector's time limit.
     */
    default List<ReplyWay> replyWays(ReplyQuestion question) {
        return List.of(ReplyWay.open(question.asked()));
    }

    /** Hides a customer's public message from others, or shows it again. */
    default SendOutcome hide(HideRequest request) {
        return new SendOutcome.Rejected("unsupported", "this connector cannot hide messages");
    }

    /**
     * Fetches a message that others speak of and that never came, as bytes that {@link #understand} can read; empty where the
     * network does not give it.
     */
    default Optional<byte[]> fetch(Account account, String externalId) {
        return Optional.empty();
    }
}
