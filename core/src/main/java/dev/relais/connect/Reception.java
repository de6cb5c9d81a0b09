package dev.relais.connect;

/** What a connector makes of a webhook request before anything of its body is understood. */
public sealed interface Reception {
    /** A question of the network's own (a challenge): answer it, there is nothing to keep. */
    record Answer(WebhookResponse response) implements Reception {}

    /** Genuine: keep the body, then answer. */
    record Accepted(WebhookResponse response) implements Reception {}

    /**
     * Not genuine or not usable: nothing is kept.
     *
     * @param reason one readable sentence, free of secrets and of the request's content
     */
    record Refused(WebhookResponse response, String reason) implements Reception {}
}
