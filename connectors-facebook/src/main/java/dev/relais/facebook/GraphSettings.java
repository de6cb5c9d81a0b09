package dev.relais.facebook;

import dev.relais.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sender needs.
 *
 * @param base scheme, host and port, without a slash at the end
 * @param tokens access tokens by the desk's own name of the account
 * @param nodes the node of the graph whose {@code messages} edge an account sends through, where it is not the account
 * @param proof the app secret that proves a token's rightful use; null where none is set
 */
record GraphSettings(
        URI base,
        String version,
        Map<String, Secret> tokens,
        Map<String, String> nodes,
        @Nullable Secret proof,
        HttpClient http,
        InstantSource clock,
        Duration timeout) {
    GraphSettings {
        tokens = Map.copyOf(tokens);
        nodes = Map.copyOf(nodes);
    }

    @Override
    public String toString() {
        return "GraphSettings[" + base + ", " + version + "]";
    }
}
