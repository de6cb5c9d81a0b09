package dev.relais.examples.cli;

import dev.relais.Secret;
import dev.relais.connect.Connector;
import dev.relais.facebook.FacebookConnector;
import dev.relais.twitter.TwitterConnector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Secrets from the environment, several separated by commas. What is not set accepts nothing. */
final class Secrets {
    static final String X_CONSUMER = "RELAIS_X_CONSUMER_SECRET";
    static final String X_CLIENT = "RELAIS_X_CLIENT_SECRET";
    static final String FACEBOOK_APP = "RELAIS_FACEBOOK_APP_SECRET";
    static final String FACEBOOK_VERIFY = "RELAIS_FACEBOOK_VERIFY_TOKEN";

    private final Map<String, String> environment;

    Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Whether any of the variables says something. */
    boolean has(String... names) {
        return Arrays.stream(names).anyMatch(name -> !list(name).isEmpty());
    }

    List<Secret> list(String name) {
        return Arrays.stream(environment.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::of)
                .toList();
    }

    /** X, ready for what networks send. */
    TwitterConnector.Builder x() {
        return TwitterConnector.builder().consumerSecrets(list(X_CONSUMER)).clientSecrets(list(X_CLIENT));
    }

    /** Facebook, ready for what networks send. */
    FacebookConnector.Builder facebook() {
        FacebookConnector.Builder builder = FacebookConnector.builder();
        list(FACEBOOK_APP).forEach(builder::appSecret);
        list(FACEBOOK_VERIFY).stream().findFirst().ifPresent(builder::verifyToken);
        return builder;
    }

    /** Both connectors, by the network that deliveries name. */
    Map<String, Connector> connectors() {
        Connector x = x().build();
        Connector facebook = facebook().build();
        return Map.of(x.network(), x, facebook.network(), facebook);
    }
}
