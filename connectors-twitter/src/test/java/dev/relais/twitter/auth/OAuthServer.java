package dev.relais.twitter.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relais.Secret;
import dev.relais.twitter.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An authorisation server on loopback that rotates refresh tokens; one that is used twice ends all tokens of its account, as strict servers
 * do. One account. All its words for tokens begin with {@code hush-}.
 */
final class OAuthServer implements AutoCloseable {
    /** What goes wrong at the next request for tokens. */
    record Mishap(int status, String body, Map<String, String> headers, boolean done) {
        static Mishap answers(int status, String body) {
            return new Mishap(status, body, Map.of(), false);
        }

        /** The server does what it was asked, and the connection breaks. */
        static Mishap lostAnswer() {
            return new Mishap(0, "", Map.of(), true);
        }
    }

    private record Code(String challenge, String redirectUri) {}

    static {
        // Else each answer waits 40 ms for the client's acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String CLIENT_ID = "client-7";
    static final Secret CLIENT_SECRET = Secret.of("hush-client");
    static final String OWNER = "2244994945";

    final Deque<Mishap> mishaps = new ArrayDeque<>();
    final List<Map<String, String>> forms = new ArrayList<>();
    final List<String> queries = new ArrayList<>();
    final Set<String> dead = new HashSet<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final boolean confidential;
    private final HttpClient client = HttpClient.newHttpClient();

    @Nullable
    String refresh;

    @Nullable
    String access;

    String scope = "tweet.read tweet.write users.read offline.access";
    long life = 7200;
    int rotations;
    int reused;
    private int counter;

    OAuthServer(boolean confidential) {
        this.confidential = confidential;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    Http http() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Http(client, base, Duration.ofSeconds(5));
    }

    Client client() {
        return new Client(CLIENT_ID, confidential ? CLIENT_SECRET : null);
    }

    /** A person consents: the code that X would send with the browser. */
    synchronized String consent(Authorization pending) {
        Map<String, String> query = pairs(pending.uri().getRawQuery());
        String code = "hush-code-" + ++counter;
        codes.put(code, new Code(query.getOrDefault("code_challenge", ""), query.getOrDefault("redirect_uri", "")));
        return code;
    }

    /** Whether X would take this header. */
    synchronized boolean takes(String header) {
        return access != null && header.equals("Bearer " + access);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        Mishap mishap;
        Mishap normal;
        synchronized (this) {
            queries.add(String.valueOf(exchange.getRequestURI()));
            mishap = mishaps.poll();
            boolean done = mishap == null || mishap.done();
            normal = done ? normal(path, body, basic) : mishap;
        }
        if (mishap != null && mishap.done()) {
            exchange.close();
            return;
        }
        normal.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = normal.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(normal.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Mishap normal(String path, String body, @Nullable String authorization) {
        if (path.equals("/2/users/me")) {
            return authorization != null && takes(authorization)
                    ? Mishap.answers(200, "{\"data\":{\"id\":\"" + OWNER + "\",\"username\":\"acme\"}}")
                    : Mishap.answers(401, "{\"title\":\"Unauthorized\"}");
        }
        Map<String, String> form = pairs(body);
        forms.add(form);
        if (!isClient(form, authorization)) {
            return Mishap.answers(401, "{\"error\":\"unauthorized_client\",\"error_description\":\"bad header\"}");
        }
        if (path.equals("/2/oauth2/revoke")) {
            return revoked(form.getOrDefault("token", ""));
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> redeemed(form);
            case "refresh_token" -> refreshed(form.getOrDefault("refresh_token", ""));
            default -> Mishap.answers(400, "{\"error\":\"unsupported_grant_type\"}");
        };
    }

    private boolean isClient(Map<String, String> form, @Nullable String authorization) {
        String pair = CLIENT_ID + ":" + CLIENT_SECRET.reveal();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return confidential
                ? basic.equals(authorization)
                : CLIENT_ID.equals(form.get("client_id")) && authorization == null;
    }

    private Mishap redeemed(Map<String, String> form) {
        Code code = codes.remove(form.getOrDefault("code", ""));
        boolean good = code != null
                && code.redirectUri().equals(form.get("redirect_uri"))
                && code.challenge().equals(challenge(form.getOrDefault("code_verifier", "")));
        return good ? issued() : invalid("Value passed for the authorization code was invalid. hush-echo");
    }

    private Mishap refreshed(String given) {
        if (given.equals(refresh)) {
            dead.add(given);
            rotations++;
            return issued();
        }
        if (dead.contains(given)) {
            reused++;
            refresh = null;
            access = null;
        }
        return invalid("Value passed for the token was invalid: " + given);
    }

    private Mishap revoked(String token) {
        if (token.equals(refresh)) {
            refresh = null;
        } else if (token.equals(access)) {
            access = null;
        } else {
            return invalid("Value passed for the token was invalid.");
        }
        return Mishap.answers(200, "{\"revoked\":true}");
    }

    private static Mishap invalid(String words) {
        return Mishap.answers(400, "{\"error\":\"invalid_request\",\"error_description\":\"" + words + "\"}");
    }

    private Mishap issued() {
        counter++;
        access = "hush-access-" + counter;
        boolean offline = scope.contains("offline.access");
        refresh = offline ? "hush-refresh-" + counter : null;
        return Mishap.answers(
                200,
                "{\"token_type\":\"bearer\",\"expires_in\":" + life + ",\"access_token\":\"" + access
                        + "\",\"scope\":\"" + scope + "\"" + (offline ? ",\"refresh_token\":\"" + refresh + "\"" : "")
                        + "}");
    }

    static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
