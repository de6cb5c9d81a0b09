package dev.relais.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.Reception;
import dev.relais.connect.Reception.Accepted;
import dev.relais.connect.Reception.Answer;
import dev.relais.connect.Reception.Refused;
import dev.relais.connect.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaWebhookTest {
    private static final Secret APP_SECRET = Secret.of("test-app-secret");
    private static final String ESCAPED =
            "{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"time\":1700000000000,\"messaging\":[{\"sender\":{\"id\":\"200\"},"
                    + "\"recipient\":{\"id\":\"100\"},\"timestamp\":1700000000000,\"message\":{\"mid\":\"m_1\","
                    + "\"text\":\"Bonjour, o\\u00f9 est ma commande ? \\ud83d\\ude15\"}}]}]}";
    private static final String DECODED = ESCAPED.replace("\\u00f9", "ù").replace("\\ud83d\\ude15", "😕");
    private static final String SIGNATURE = "sha256=cff95ff8f678738432edeb342d88c46d1ee19ff9894a5a01d63250fb575ae930";

    private final FacebookConnector connector = FacebookConnector.builder()
            .appSecret(APP_SECRET)
            .verifyToken(Secret.of("agreed-word"))
            .bodyLimit(1_000)
            .build();

    @Test
    void the_escaped_body_that_meta_signed_is_accepted() {
        assertThat(ESCAPED.getBytes(StandardCharsets.UTF_8)).hasSize(231);

        assertThat(post(ESCAPED, SIGNATURE)).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.response().status()).isEqualTo(200);
            assertThat(accepted.response().contentType()).startsWith("text/plain");
        });
    }

    @Test
    void the_same_json_decoded_is_refused_under_the_signature_of_the_escaped_body() {
        assertThat(DECODED.getBytes(StandardCharsets.UTF_8)).hasSize(219);
        refused(post(DECODED, SIGNATURE), 401);
        assertThat(hmac(DECODED)).isEqualTo("1092129d129bd56df6601562abbe8234dbd22ecd49aa8f2743112eeb7917f38c");
        refused(post(ESCAPED, "sha256=" + hmac(DECODED)), 401);
    }

    @Test
    void every_change_of_one_byte_is_refused() {
        byte[] body = ESCAPED.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = body.clone();
                changed[i] ^= (byte) (1 << bit);
                refused(receive(changed, Map.of("X-Hub-Signature-256", List.of(SIGNATURE))), 401);
            }
        }
    }

    @Test
    void every_change_of_one_character_of_the_signature_is_refused() {
        for (int i = 0; i < SIGNATURE.length(); i++) {
            char other = SIGNATURE.charAt(i) == '0' ? '1' : '0';
            refused(post(ESCAPED, SIGNATURE.substring(0, i) + other + SIGNATURE.substring(i + 1)), 401);
        }
    }

    @Test
    void only_the_exact_spelling_is_accepted() {
        String hex = SIGNATURE.substring("sha256=".length());
        for (String spelling : List.of(
                hex,
                "SHA256=" + hex,
                "sha256=" + hex.toUpperCase(Locale.ROOT),
                " " + SIGNATURE,
                SIGNATURE + " ",
                SIGNATURE + "00",
                "sha256=",
                "")) {
            refused(post(ESCAPED, spelling), 401);
        }
    }

    @Test
    void the_sha_1_header_alone_is_refused() {
        refused(receive(ESCAPED.getBytes(StandardCharsets.UTF_8), Map.of("X-Hub-Signature", List.of(SIGNATURE))), 401);
        assertThat(connector.signatureHeaders()).contains("x-hub-signature", "x-hub-signature-256");
    }

    @Test
    void two_signatures_are_none() {
        refused(
                receive(
                        ESCAPED.getBytes(StandardCharsets.UTF_8),
                        Map.of("X-Hub-Signature-256", List.of(SIGNATURE, SIGNATURE))),
                401);
    }

    @Test
    void a_body_without_a_signature_is_refused_with_an_empty_answer() {
        Reception reception = receive(ESCAPED.getBytes(StandardCharsets.UTF_8), Map.of());

        refused(reception, 401);
        assertThat(((Refused) reception).response().body()).isEmpty();
    }

    @Test
    void either_of_two_secrets_is_good_while_one_is_rotated() {
        FacebookConnector rotating = FacebookConnector.builder()
                .appSecret(Secret.of("the-new-one"))
                .appSecret(APP_SECRET)
                .build();

        assertThat(rotating.receive(request("POST", Map.of(), ESCAPED, SIGNATURE)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void without_a_secret_nothing_is_accepted() {
        FacebookConnector bare = FacebookConnector.builder().build();

        Reception reception = bare.receive(request("POST", Map.of(), ESCAPED, SIGNATURE));

        refused(reception, 401);
        assertThat(((Refused) reception).reason()).isEqualTo("no secret is set for facebook");
    }

    @Test
    void a_body_at_the_limit_is_judged_and_one_over_it_is_too_large() {
        String atLimit = "x".repeat(1_000);
        assertThat(post(atLimit, "sha256=" + hmac(atLimit))).isInstanceOf(Accepted.class);
        refused(post(atLimit + "x", "sha256=" + hmac(atLimit + "x")), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})
    void other_methods_are_not_allowed(String method) {
        refused(connector.receive(request(method, Map.of(), ESCAPED, SIGNATURE)), 405);
    }

    @Test
    void the_challenge_is_given_back_raw() {
        assertThat(verify("subscribe", "agreed-word", "1158201444")).isInstanceOfSatisfying(Answer.class, answer -> {
            assertThat(answer.response().status()).isEqualTo(200);
            assertThat(answer.response().contentType()).startsWith("text/plain");
            assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                    .isEqualTo("1158201444");
        });
    }

    @Test
    void a_wrong_token_or_mode_is_forbidden() {
        refused(verify("subscribe", "agreed-wore", "1"), 403);
        refused(verify("subscribe", "", "1"), 403);
        refused(verify("unsubscribe", "agreed-word", "1"), 403);
        refused(connector.receive(request("GET", Map.of(), "", null)), 403);
    }

    @Test
    void a_challenge_that_could_be_markup_is_never_reflected() {
        for (String challenge : List.of("", "<script>", "1 2", "é", "1\n", "a".repeat(257))) {
            refused(verify("subscribe", "agreed-word", challenge), 403);
        }
        assertThat(verify("subscribe", "agreed-word", "a_B-9".repeat(51))).isInstanceOf(Answer.class);
    }

    @Test
    void without_a_verify_token_every_verification_is_forbidden() {
        FacebookConnector bare =
                FacebookConnector.builder().appSecret(APP_SECRET).build();

        refused(
                bare.receive(request(
                        "GET",
                        Map.of("hub.mode", "subscribe", "hub.verify_token", "", "hub.challenge", "1"),
                        "",
                        null)),
                403);
    }

    private Reception verify(String mode, String token, String challenge) {
        return connector.receive(request(
                "GET", Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", challenge), "", null));
    }

    private Reception post(String body, String signature) {
        return connector.receive(request("POST", Map.of(), body, signature));
    }

    private Reception receive(byte[] body, Map<String, List<String>> headers) {
        return connector.receive(new WebhookRequest("POST", Map.of(), headers, body));
    }

    private static WebhookRequest request(
            String method, Map<String, String> query, String body, @Nullable String signature) {
        Map<String, List<String>> headers = new HashMap<>();
        if (signature != null) {
            headers.put("X-Hub-Signature-256", List.of(signature));
        }
        return new WebhookRequest(method, query, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String body) {
        return HexFormat.of().formatHex(APP_SECRET.hmacSha256(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void refused(Reception reception, int status) {
        assertThat(reception).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.response().status()).isEqualTo(status);
            assertThat(refused.reason()).isNotBlank().doesNotContain("test-app-secret", "agreed-word");
        });
    }
}
