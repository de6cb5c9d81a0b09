package dev.relais.testkit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A call that a fake network received. Tokens and proofs are taken out of query, headers and body.
 *
 * @param number counts the calls of this fake from 1
 * @param at when it arrived, by the fake's clock
 * @param account the account whose token it carried; null where the token was missing or unknown
 * @param method the HTTP method
 * @param path the path, decoded, without query
 * @param query decoded query parameters without tokens and proofs
 * @param headers by name, case ignored; without {@code Authorization}
 * @param body the body as text, the presented token replaced by {@code [token]}
 */
public record NetworkCall(
        long number,
        Instant at,
        @Nullable String account,
        String method,
        String path,
        Map<String, String> query,
        Map<String, List<String>> headers,
        String body) {
    /** Copies the maps; header names ignore case. */
    public NetworkCall {
        query = Map.copyOf(query);
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(byName);
    }
}
