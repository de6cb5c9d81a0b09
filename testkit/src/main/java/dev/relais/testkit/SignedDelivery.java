package dev.relais.testkit;

import dev.relais.connect.WebhookRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A webhook as a network sends it: {@code POST}, signed over its raw bytes.
 *
 * @param path where the host has mounted the network: {@code /webhooks/x}
 * @param headers content type and signatures
 * @param body the raw bytes
 * @param subject the network's id of the post, comment or message that it speaks of
 */
public record SignedDelivery(String path, Map<String, String> headers, byte[] body, String subject) {
    /** Copies the headers. */
    public SignedDelivery {
        headers = Map.copyOf(headers);
    }

    /** The same as a request that a connector reads, for tests without a web server. */
    public WebhookRequest toRequest() {
        Map<String, List<String>> lists =
                headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        return new WebhookRequest("POST", Map.of(), lists, body);
    }

    /** The same headers, signatures included, with other bytes: a forgery. */
    public SignedDelivery withBody(byte[] other) {
        return new SignedDelivery(path, headers, other, subject);
    }

    @Override
    public String toString() {
        return "SignedDelivery[" + path + ", " + subject + ", " + body.length + " bytes]";
    }
}
