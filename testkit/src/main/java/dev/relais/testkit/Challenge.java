package dev.relais.testkit;

import dev.relais.connect.WebhookRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The {@code GET} by which a network makes sure that a webhook belongs to the owner of the secret. Immutable. */
public final class Challenge {
    private final String path;
    private final Map<String, String> query;
    private final Predicate<byte[]> right;

    Challenge(String path, Map<String, String> query, Predicate<byte[]> right) {
        this.path = path;
        this.query = Map.copyOf(query);
        this.right = right;
    }

    /** Where the host has mounted the network. */
    public String path() {
        return path;
    }

    /** The query parameters, decoded. */
    public Map<String, String> query() {
        return query;
    }

    /** The same as a request that a connector reads, for tests without a web server. */
    public WebhookRequest toRequest() {
        return new WebhookRequest("GET", query, Map.of(), new byte[0]);
    }

    /** Whether the network is content with this answer. */
    public boolean isMetBy(int status, byte[] body) {
        return status == 200 && right.test(body);
    }

    /**
     * Asks the host over HTTP; whether the network is content with its answer.
     *
     * @param host scheme, host and port; the path is the challenge's
     * @throws java.io.UncheckedIOException if there is no answer
     */
    public boolean ask(URI host) {
        Postman.Answer answer = new Postman().get(host.resolve(path + "?" + encoded()));
        return isMetBy(answer.status(), answer.body());
    }

    private String encoded() {
        return query.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
