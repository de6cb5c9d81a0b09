package dev.relais.examples.demo;

import dev.relais.Secret;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo may be told.
 *
 * @param port where to listen; 0 for any that is free
 * @param report where the page goes
 * @param consumerSecrets X signs webhooks with one of these; at least one
 * @param clientSecrets the same for the OAuth 2.0 header
 * @param appSecrets Facebook signs webhooks with one of these; at least one
 * @param verifyToken Facebook says this when it verifies the address
 */
public record DemoOptions(
        int port,
        Path report,
        List<Secret> consumerSecrets,
        List<Secret> clientSecrets,
        List<Secret> appSecrets,
        Secret verifyToken) {
    public DemoOptions {
        consumerSecrets = List.copyOf(consumerSecrets);
        clientSecrets = List.copyOf(clientSecrets);
        appSecrets = List.copyOf(appSecrets);
    }
}
