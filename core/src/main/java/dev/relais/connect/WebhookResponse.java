package dev.relais.connect;

import java.nio.charset.StandardCharsets;

/**
 * What the host's web server answers.
 *
 * @param status HTTP status
 * @param contentType value of {@code Content-Type}
 * @param body the bytes of the answer
 */
public record WebhookResponse(int status, String contentType, byte[] body) {
    /** An answer in plain text. */
    public static WebhookResponse text(int status, String text) {
        return new WebhookResponse(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer without a body. */
    public static WebhookResponse empty(int status) {
        return text(status, "");
    }

    @Override
    public String toString() {
        return "WebhookResponse[" + status + ", " + body.length + " bytes]";
    }
}
