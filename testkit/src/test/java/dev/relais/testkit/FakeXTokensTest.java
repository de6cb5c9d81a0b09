package dev.relais.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.json.StrictJson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeXTokensTest {
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile OLD = Profile.of("9002", "NorthwindOld", "Northwind Old");
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-at-least.";
    private static final Instant NOW = Instant.parse("2026-09-01T09:15:30Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final FakeX x = FakeX.builder(clock, Secret.of("consumer-secret"))
            .account(BRAND)
            .account(OLD, Secret.of("old-token"), Secret.of("old-secret"))
            .clientSecret(Secret.of("client-secret"))
            .redirect(URI.create("https://desk.example/back"))
            .start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        x.close();
    }

    private HttpResponse<String> form(String path, String basic, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(x.baseUri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (!basic.isEmpty()) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private int get(String path, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(x.baseUri().resolve(path))
                .header("Authorization", authorization)
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String code(String scope) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
        URI page = URI.create("https://x.com/i/oauth2/authorize?response_type=code&client_id=client-id"
                + "&redirect_uri=https%3A%2F%2Fdesk.example%2Fback&state=s1&code_challenge_method=S256&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "&scope="
                + URLEncoder.encode(scope, UTF_8));
        URI back = x.authorize(page, BRAND);
        assertThat(back.toString()).startsWith("https://desk.example/back?state=s1&code=");
        return Incoming.form(back.getRawQuery()).getOrDefault("code", "");
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return form(
                "/2/oauth2/token",
                "client-id:client-secret",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        "https://desk.example/back",
                        "code_verifier",
                        verifier));
    }

    private HttpResponse<String> refresh(String token) throws Exception {
        return form(
                "/2/oauth2/token",
                "client-id:client-secret",
                Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    @Test
    void the_application_gets_its_one_token() throws Exception {
        Map<String, String> form = Map.of("grant_type", "client_credentials");
        JsonNode first = StrictJson.read(
                form("/oauth2/token", "consumer-key:consumer-secret", form).body());
        JsonNode second = StrictJson.read(
                form("/oauth2/token", "consumer-key:consumer-secret", form).body());
        assertThat(first.path("token_type").textValue()).isEqualTo("bearer");
        assertThat(second).isEqualTo(first);
        assertThat(get("/2/usage/tweets", "Bearer " + first.path("access_token").textValue()))
                .isEqualTo(200);
        assertThat(form("/oauth2/token", "consumer-key:wrong", form).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_user_agrees_and_the_token_lives_two_hours() throws Exception {
        JsonNode tokens = StrictJson.read(
                exchange(code("tweet.read users.read offline.access"), VERIFIER).body());
        String access = "Bearer " + tokens.path("access_token").textValue();
        assertThat(tokens.path("expires_in").intValue()).isEqualTo(7_200);
        assertThat(get("/2/users/me", access)).isEqualTo(200);
        assertThat(get("/2/dm_events", access)).as("dm.read was not asked for").isEqualTo(403);
        clock.advance(Duration.ofHours(2));
        assertThat(get("/2/users/me", access)).isEqualTo(401);
    }

    @Test
    void a_code_is_good_for_thirty_seconds_once_and_with_its_verifier() throws Exception {
        String late = code("tweet.read");
        clock.advance(Duration.ofSeconds(30));
        HttpResponse<String> refused = exchange(late, VERIFIER);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(StrictJson.read(refused.body()).path("error").textValue()).isEqualTo("invalid_request");
        assertThat(exchange(code("tweet.read"), VERIFIER + "x").statusCode()).isEqualTo(400);
        String once = code("tweet.read");
        HttpResponse<String> taken = exchange(once, VERIFIER);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(StrictJson.read(taken.body()).has("refresh_token"))
                .as("offline.access was not asked for")
                .isFalse();
        assertThat(exchange(once, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void a_refresh_token_is_used_once_and_revoked_tokens_are_dead() throws Exception {
        JsonNode first = StrictJson.read(
                exchange(code("users.read tweet.read offline.access"), VERIFIER).body());
        String token = first.path("refresh_token").textValue();
        JsonNode second = StrictJson.read(refresh(token).body());
        assertThat(second.path("refresh_token").textValue()).isNotEqualTo(token);
        HttpResponse<String> again = refresh(token);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(StrictJson.read(again.body()).path("error_description").textValue())
                .isEqualTo("Value passed for the token was invalid.");
        String access = second.path("access_token").textValue();
        assertThat(form("/2/oauth2/revoke", "client-id:client-secret", Map.of("token", access))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/2/users/me", "Bearer " + access)).isEqualTo(401);
        assertThat(form("/2/oauth2/revoke", "", Map.of("token", access)).statusCode())
                .isEqualTo(401);
        assertThat(x.calls().toString()).doesNotContain(token, access, VERIFIER, "client-secret");
    }

    @Test
    void a_page_that_x_would_not_show_is_an_error() {
        URI page = URI.create("https://x.com/i/oauth2/authorize?response_type=code&client_id=other");
        assertThatThrownBy(() -> x.authorize(page, BRAND)).hasMessageContaining("client_id");
    }

    @Test
    void the_published_vector_of_oauth_1_is_met() {
        List<Map.Entry<String, String>> parameters = List.of(
                Map.entry("include_entities", "true"),
                Map.entry("status", "Hello Ladies + Gentlemen, a signed OAuth request!"),
                Map.entry("oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog"),
                Map.entry("oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"),
                Map.entry("oauth_signature_method", "HMAC-SHA1"),
                Map.entry("oauth_timestamp", "1318622958"),
                Map.entry("oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"),
                Map.entry("oauth_version", "1.0"));
        String key = "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw&LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE";
        assertThat(XOAuth1.signature("POST", "https://api.x.com/1.1/statuses/update.json", parameters, key))
                .isEqualTo("Ls93hJiZbQ3akF3HF3x1Bz8/zU4=");
    }

    @Test
    void a_call_signed_after_oauth_1_is_checked_and_not_taken_twice() throws Exception {
        String header = signed("old-secret", NOW, "n1");
        assertThat(get("/2/users/me?user.fields=protected", header)).isEqualTo(200);
        assertThat(get("/2/users/me?user.fields=protected", header))
                .as("the nonce was used")
                .isEqualTo(401);
        assertThat(get("/2/users/me?user.fields=verified", signed("old-secret", NOW, "n2")))
                .as("other parameters")
                .isEqualTo(401);
        assertThat(get("/2/users/me?user.fields=protected", signed("wrong", NOW, "n3")))
                .isEqualTo(401);
        assertThat(get("/2/users/me?user.fields=protected", signed("old-secret", NOW.minusSeconds(301), "n4")))
                .isEqualTo(401);
    }

    private String signed(String secret, Instant at, String nonce) {
        List<Map.Entry<String, String>> oauth = List.of(
                Map.entry("oauth_consumer_key", "consumer-key"),
                Map.entry("oauth_nonce", nonce),
                Map.entry("oauth_signature_method", "HMAC-SHA1"),
                Map.entry("oauth_timestamp", Long.toString(at.getEpochSecond())),
                Map.entry("oauth_token", "old-token"));
        List<Map.Entry<String, String>> all = new java.util.ArrayList<>(oauth);
        all.add(Map.entry("user.fields", "protected"));
        String signature = XOAuth1.signature("GET", x.baseUri() + "/2/users/me", all, "consumer-secret&" + secret);
        return "OAuth "
                + oauth.stream()
                        .map(e -> e.getKey() + "=\"" + XOAuth1.encode(e.getValue()) + "\"")
                        .collect(Collectors.joining(", "))
                + ", oauth_signature=\"" + XOAuth1.encode(signature) + "\"";
    }
}
