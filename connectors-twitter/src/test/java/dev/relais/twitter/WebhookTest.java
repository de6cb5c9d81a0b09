package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.Reception;
import dev.relais.connect.Reception.Accepted;
import dev.relais.connect.Reception.Answer;
import dev.relais.connect.Reception.Refused;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String CONSUMER = "x-twitter-webhooks-signature";
    private static final String CLIENT = "X-Twitter-Webhooks-Signature-OAuth2";
    private static final Secret SECRET = Secret.of("test-consumer-secret");
    private static final Secret NEXT = Secret.of("next-consumer-secret");
    private static final Secret CLIENT_SECRET = Secret.of("test-client-secret");
    private static final byte[] BODY =
            "{\"data\":{\"event_uuid\":\"1\",\"event_type\":\"post.mention.create\",\"payload\":{\"text\":\"été\"}}}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "sha256=scZNAQcrmzzYlz5lj4pCLFxHalQUx/gDRkpyoJmC2jQ=";

    private final TwitterConnector consumerOnly =
            TwitterConnector.builder().consumerSecrets(List.of(SECRET, NEXT)).build();
    private final TwitterConnector both = TwitterConnector.builder()
            .consumerSecrets(List.of(SECRET))
            .clientSecrets(List.of(CLIENT_SECRET))
            .build();

    @Test
    void a_challenge_is_answered_with_the_documented_signature() {
        WebhookResponse response = ((Answer) challenge(consumerOnly, "challenge_string_0123456789")).response();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(text(response))
                .isEqualTo("{\"response_token\":\"sha256=ouI/+J4RlrTiSh/TGskDvEoMxNKvGU4votleUVXKTH8=\"}");
    }

    @Test
    void a_challenge_is_signed_with_the_consumer_secret_also_where_a_client_secret_is_set() {
        assertThat(text(((Answer) challenge(both, "challenge_string_0123456789")).response()))
                .contains("ouI/+J4RlrTiSh/TGskDvEoMxNKvGU4votleUVXKTH8=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "{\"data\":{\"id\":1}}",
                "fifteen_chars_x",
                "challenge string 0123",
                "challenge_string_é123"
            })
    void what_is_not_a_token_is_never_signed(String token) {
        Refused refused = (Refused) challenge(both, token);
        assertThat(refused.response().status()).isEqualTo(400);
        assertThat(text(refused.response())).doesNotContain("sha256");
    }

    @Test
    void a_token_of_128_characters_is_the_longest_that_is_signed() {
        assertThat(challenge(both, "a".repeat(128))).isInstanceOf(Answer.class);
        assertThat(challenge(both, "a".repeat(129))).isInstanceOf(Refused.class);
        assertThat(challenge(both, "a".repeat(20) + "\n")).isInstanceOf(Refused.class);
    }

    @Test
    void what_the_challenge_signs_for_anybody_is_no_body() {
        String token = "challenge_string_0123456789";
        String signature = StrictJson.read(
                        ((Answer) challenge(consumerOnly, token)).response().body())
                .path("response_token")
                .asText();
        refused(post(consumerOnly, token.getBytes(StandardCharsets.UTF_8), Map.of(CONSUMER, List.of(signature))));
    }

    @Test
    void a_get_without_a_token_is_refused() {
        assertThat(((Refused) consumerOnly.receive(new WebhookRequest("GET", Map.of(), Map.of(), new byte[0])))
                        .response()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_with_the_documented_signature_is_accepted() {
        Reception reception = post(consumerOnly, BODY, Map.of(CONSUMER, List.of(SIGNATURE)));
        assertThat(((Accepted) reception).response().status()).isEqualTo(200);
    }

    @Test
    void either_secret_will_do_while_one_replaces_the_other() {
        assertThat(post(consumerOnly, BODY, Map.of(CONSUMER, List.of(sign(NEXT, BODY)))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void the_name_of_the_header_has_no_case() {
        assertThat(post(consumerOnly, BODY, Map.of("X-Twitter-Webhooks-SIGNATURE", List.of(SIGNATURE))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void with_a_client_secret_the_newer_header_decides_alone() {
        assertThat(post(
                        both,
                        BODY,
                        Map.of(CONSUMER, List.of("sha256=wrong"), CLIENT, List.of(sign(CLIENT_SECRET, BODY)))))
                .isInstanceOf(Accepted.class);
        refused(post(both, BODY, Map.of(CONSUMER, List.of(SIGNATURE), CLIENT, List.of(sign(SECRET, BODY)))));
        refused(post(both, BODY, Map.of(CONSUMER, List.of(SIGNATURE), CLIENT, List.of(""))));
    }

    @Test
    void a_doubled_newer_header_is_no_reason_to_fall_back_on_the_older() {
        String good = sign(CLIENT_SECRET, BODY);
        refused(post(both, BODY, Map.of(CONSUMER, List.of(SIGNATURE), CLIENT, List.of(good, good))));
    }

    @Test
    void without_a_client_secret_the_older_header_decides() {
        assertThat(post(consumerOnly, BODY, Map.of(CONSUMER, List.of(SIGNATURE), CLIENT, List.of("sha256=any"))))
                .isInstanceOf(Accepted.class);
        refused(post(consumerOnly, BODY, Map.of(CLIENT, List.of(sign(CLIENT_SECRET, BODY)))));
    }

    @Test
    void the_older_header_alone_is_enough_where_both_secrets_are_set() {
        assertThat(post(both, BODY, Map.of(CONSUMER, List.of(SIGNATURE)))).isInstanceOf(Accepted.class);
    }

    @Test
    void the_secret_of_one_header_does_not_serve_the_other() {
        refused(post(both, BODY, Map.of(CONSUMER, List.of(sign(CLIENT_SECRET, BODY)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "scZNAQcrmzzYlz5lj4pCLFxHalQUx/gDRkpyoJmC2jQ=",
                "sha256=scZNAQcrmzzYlz5lj4pCLFxHalQUx/gDRkpyoJmC2jQ",
                "SHA256=scZNAQcrmzzYlz5lj4pCLFxHalQUx/gDRkpyoJmC2jQ=",
                "sha256=scZNAQcrmzzYlz5lj4pCLFxHalQUx_gDRkpyoJmC2jQ=",
                "sha256=scZNAQcrmzzYlz5lj4pCLFxHalQUx/gDRkpyoJmC2jR=",
                " sha256=scZNAQcrmzzYlz5lj4pCLFxHalQUx/gDRkpyoJmC2jQ="
            })
    void only_the_exact_spelling_is_a_signature(String header) {
        refused(post(consumerOnly, BODY, Map.of(CONSUMER, List.of(header))));
    }

    @Test
    void no_byte_of_body_or_header_can_change() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int i = 0; i < BODY.length; i++) {
            byte[] changed = BODY.clone();
            changed[i] ^= (byte) (1 + random.nextInt(255));
            assertThat(post(consumerOnly, changed, Map.of(CONSUMER, List.of(SIGNATURE))))
                    .as("body byte %s, seed %s", i, seed)
                    .isInstanceOf(Refused.class);
        }
        for (int i = 0; i < SIGNATURE.length(); i++) {
            char other = (char) (SIGNATURE.charAt(i) ^ (1 + random.nextInt(127)));
            String changed = SIGNATURE.substring(0, i) + other + SIGNATURE.substring(i + 1);
            assertThat(post(consumerOnly, BODY, Map.of(CONSUMER, List.of(changed))))
                    .as("header character %s, seed %s", i, seed)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void an_unsigned_body_is_refused_with_nothing_said() {
        refused(post(consumerOnly, BODY, Map.of()));
        refused(post(consumerOnly, BODY, Map.of(CONSUMER, List.of(SIGNATURE, SIGNATURE))));
    }

    @Test
    void without_a_secret_nothing_is_accepted() {
        TwitterConnector none = TwitterConnector.builder().build();
        Refused refused = refused(post(none, BODY, Map.of(CONSUMER, List.of(SIGNATURE))));
        assertThat(refused.reason()).isEqualTo("no secret is set for x");
        refused(post(none, new byte[0], Map.of()));
        refused(challenge(none, "challenge_string_0123456789"));
    }

    @Test
    void a_body_over_the_limit_is_refused_before_it_is_signed() {
        TwitterConnector small = TwitterConnector.builder()
                .consumerSecrets(List.of(SECRET))
                .bodyLimit(BODY.length - 1)
                .build();
        Refused refused = (Refused) post(small, BODY, Map.of(CONSUMER, List.of(SIGNATURE)));
        assertThat(refused.response().status()).isEqualTo(413);
        TwitterConnector fitting = TwitterConnector.builder()
                .consumerSecrets(List.of(SECRET))
                .bodyLimit(BODY.length)
                .build();
        assertThat(post(fitting, BODY, Map.of(CONSUMER, List.of(SIGNATURE)))).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "HEAD", "DELETE", "OPTIONS", ""})
    void other_methods_are_not_served(String method) {
        Reception reception =
                both.receive(new WebhookRequest(method, Map.of(), Map.of(CONSUMER, List.of(SIGNATURE)), BODY));
        assertThat(((Refused) reception).response().status()).isEqualTo(405);
    }

    private static Refused refused(Reception reception) {
        Refused refused = (Refused) reception;
        assertThat(refused.response().status()).isEqualTo(401);
        assertThat(refused.response().body()).isEmpty();
        return refused;
    }

    private static Reception challenge(TwitterConnector connector, String token) {
        return connector.receive(new WebhookRequest("GET", Map.of("crc_token", token), Map.of(), new byte[0]));
    }

    private static Reception post(TwitterConnector connector, byte[] body, Map<String, List<String>> headers) {
        return connector.receive(new WebhookRequest("POST", Map.of(), headers, body));
    }

    private static String sign(Secret secret, byte[] body) {
        return "sha256=" + Base64.getEncoder().encodeToString(secret.hmacSha256(body));
    }

    private static String text(WebhookResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
