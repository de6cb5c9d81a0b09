package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Secret;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Signs webhooks as X does, and asks whether a webhook's owner can. Thread-safe. */
final class XSigner {
    private final XOptions options;
    private final AtomicLong challenges = new AtomicLong();

    XSigner(XOptions options) {
        this.options = options;
    }

    SignedDelivery sign(ObjectNode body, String subject) {
        return sign(StrictJson.write(body).getBytes(StandardCharsets.UTF_8), subject);
    }

    SignedDelivery sign(byte[] body, String subject) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("x-twitter-webhooks-signature", signature(options.consumerSecret(), body));
        Secret client = options.clientSecret();
        if (client != null) {
            headers.put("X-Twitter-Webhooks-Signature-OAuth2", signature(client, body));
        }
        return new SignedDelivery(options.webhookPath(), headers, body, subject);
    }

    /** Each challenge has another token. */
    Challenge challenge() {
        return challenge(options.webhookPath());
    }

    Challenge challenge(String path) {
        long number = challenges.incrementAndGet();
        String token = "crc_" + Long.toUnsignedString(number * 0x9E3779B97F4A7C15L, 36) + "_challenge";
        String right = signature(options.consumerSecret(), token.getBytes(StandardCharsets.UTF_8));
        return new Challenge(path, Map.of("crc_token", token), body -> {
            try {
                return StrictJson.read(body).path("response_token").asText().equals(right);
            } catch (NotJsonException e) {
                return false;
            }
        });
    }

    private static String signature(Secret secret, byte[] bytes) {
        return "sha256=" + Base64.getEncoder().encodeToString(secret.hmacSha256(bytes));
    }
}
