package dev.relais.connect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a network sent to the host's web server, of whatever make.
 *
 * @param method {@code GET} or {@code POST}
 * @param query decoded query parameters; the first value where one is repeated
 * @param headers by name, case ignored; every value of a repeated header
 * @param body the raw bytes, exactly as they arrived: signatures are computed over them
 */
public record WebhookRequest(String method, Map<String, String> query, Map<String, List<String>> headers, byte[] body) {
    public WebhookRequest {
        query = Map.copyOf(query);
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
        headers = byName;
        method = method.toUpperCase(Locale.ROOT);
    }

    /** The header's value; empty where it is missing or repeated: two signatures are none. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}
