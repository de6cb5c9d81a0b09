package dev.relais.twitter.auth;

import dev.relais.Secret;
import dev.relais.account.Account;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as OAuth 1.0a does (RFC 5849, HMAC-SHA1), for accounts whose tokens are of that kind; they do not expire. The method, the
 * address and its query are signed; JSON and multipart bodies are not part of a signature, and forms are not sent this way. Thread-safe
 * where the inputs are.
 */
public final class OAuth1 implements Authorizer {
    /** An account's access token and its secret. */
    public record Token(String id, Secret secret) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /** A name and a value, as they were before any encoding. */
    record Parameter(String name, String value) {}

    private final Client consumer;
    private final Secret consumerSecret;
    private final Function<Account, Optional<Token>> tokens;
    private final InstantSource clock;
    private final Supplier<String> nonces;

    /**
     * @param consumer consumer key and secret (API key and secret)
     * @param tokens of accounts; one that throws has none
     * @param nonces a word of letters and digits that was never given before, at each request
     * @throws IllegalArgumentException if there is no consumer secret
     */
    public OAuth1(
            Client consumer, Function<Account, Optional<Token>> tokens, InstantSource clock, Supplier<String> nonces) {
        Secret secret = consumer.secret();
        if (secret == null) {
            throw new IllegalArgumentException("OAuth 1.0a needs the consumer secret");
        }
        this.consumer = consumer;
        this.consumerSecret = secret;
        this.tokens = tokens;
        this.clock = clock;
        this.nonces = nonces;
    }

    @Override
    public Optional<String> forAccount(Account account, String method, URI uri) {
        try {
            return tokens.apply(account).map(token -> header(token, method, uri, List.of()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** None: this signs in accounts' names. */
    @Override
    public Optional<String> forApplication() {
        return Optional.empty();
    }

    /** @param form what a form in the body says */
    String header(Token token, String method, URI uri, List<Parameter> form) {
        List<Parameter> oauth = new ArrayList<>(List.of(
                new Parameter("oauth_consumer_key", consumer.id()),
                new Parameter("oauth_nonce", nonces.get()),
                new Parameter("oauth_signature_method", "HMAC-SHA1"),
                new Parameter("oauth_timestamp", Long.toString(clock.instant().getEpochSecond())),
                new Parameter("oauth_token", token.id()),
                new Parameter("oauth_version", "1.0")));
        List<Parameter> all = new ArrayList<>(oauth);
        all.addAll(query(uri));
        all.addAll(form);
        oauth.add(new Parameter("oauth_signature", signature(token, base(method, uri, all))));
        return oauth.stream()
                .map(p -> p.name() + "=\"" + Percent.encode(p.value()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    /** What is signed (section 3.4.1): parameters are encoded, sorted by name and value, joined, and encoded once more as a whole. */
    static String base(String method, URI uri, List<Parameter> parameters) {
        String pairs = parameters.stream()
                .map(p -> Map.entry(Percent.encode(p.name()), Percent.encode(p.value())))
                .sorted(Map.Entry.<String, String>comparingByKey()
                        .thenComparing(Map.Entry.comparingByValue(Comparator.naturalOrder())))
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining("&"));
        return method.toUpperCase(Locale.ROOT) + "&" + Percent.encode(address(uri)) + "&" + Percent.encode(pairs);
    }

    /** Scheme and host in small letters, no port that goes without saying, no query (section 3.4.1.2). */
    private static String address(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0
                || (scheme.equals("https") && uri.getPort() == 443)
                || (scheme.equals("http") && uri.getPort() == 80);
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort()) + path;
    }

    static List<Parameter> query(URI uri) {
        List<Parameter> found = new ArrayList<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String name = equals < 0 ? pair : pair.substring(0, equals);
                found.add(new Parameter(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return found;
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private String signature(Token token, String base) {
        String key = Percent.encode(consumerSecret.reveal()) + "&"
                + Percent.encode(token.secret().reveal());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }
}
