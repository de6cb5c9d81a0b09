package dev.relais.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.HideRequest;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Blocked;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.facebook.OneAnswerServer.Answered;
import dev.relais.facebook.OneAnswerServer.Asked;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphSenderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Account PAGE = new Account("fb-acme", "facebook", "100", null, null);
    private static final Account INSTAGRAM = new Account("ig-acme", "instagram", "178", null, null);
    private static final String MESSAGE_SENT = "{\"recipient_id\":\"200\",\"message_id\":\"m_2\"}";

    @Test
    void a_private_reply_is_one_post_to_the_page_s_messages() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, MESSAGE_SENT)) {
            SendOutcome outcome = connector(graph.uri()).send(direct(PAGE, "Bonjour, où ?"));

            assertThat(outcome).isEqualTo(new Sent("m_2"));
            Asked asked = only(graph);
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.rawPath()).isEqualTo("/v26.0/100/messages");
            assertThat(asked.headers().getFirst("Content-Type")).isEqualTo("application/json");
            assertThat(StrictJson.read(asked.body()))
                    .isEqualTo(
                            json(
                                    "{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"Bonjour, où ?\",\"metadata\":\"s-1\"}}"));
        }
    }

    @Test
    void the_token_goes_in_a_header_and_its_proof_in_the_query() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, MESSAGE_SENT)) {
            connector(graph.uri()).send(direct(PAGE, "Bonjour"));

            Asked asked = only(graph);
            assertThat(asked.headers().getFirst("Authorization")).isEqualTo("Bearer EAAB-test-token");
            assertThat(asked.rawQuery())
                    .isEqualTo("appsecret_proof=4d4ff4cfc03fe6a1c8f76f3aadf8d7a598130b886f09e2e0ed9870742c3dd581");
            assertThat(asked.rawPath() + asked.rawQuery() + asked.body()).doesNotContain("EAAB");
        }
    }

    @Test
    void without_an_app_secret_there_is_no_proof() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, MESSAGE_SENT)) {
            FacebookConnector.builder()
                    .baseUri(graph.uri())
                    .pageToken("fb-acme", Secret.of("EAAB-test-token"))
                    .build()
                    .send(direct(PAGE, "Bonjour"));

            assertThat(only(graph).rawQuery()).isEmpty();
        }
    }

    @Test
    void a_public_reply_is_a_comment_under_what_it_answers() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, "{\"id\":\"1_9\"}")) {
            assertThat(connector(graph.uri()).send(comment(PAGE, "100_1_7", "Merci")))
                    .isEqualTo(new Sent("1_9"));

            assertThat(only(graph).rawPath()).isEqualTo("/v26.0/100_1_7/comments");
            assertThat(StrictJson.read(only(graph).body())).isEqualTo(json("{\"message\":\"Merci\"}"));
        }
    }

    @Test
    void a_public_reply_needs_no_id_of_the_account() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, "{\"id\":\"1_9\"}")) {
            Account unnamed = new Account("fb-acme", null, null, null, null);

            assertThat(connector(graph.uri()).send(comment(unnamed, "100_1_7", "Merci")))
                    .isEqualTo(new Sent("1_9"));
        }
    }

    @Test
    void a_private_reply_names_the_comment_and_tells_who_the_customer_is_in_private() {
        for (Account account : new Account[] {PAGE, INSTAGRAM}) {
            try (OneAnswerServer graph = OneAnswerServer.answering(200, MESSAGE_SENT)) {
                assertThat(connector(graph.uri()).send(aside(account, "1_7", "entre nous")))
                        .isEqualTo(new Sent("m_2", "200"));
                assertThat(only(graph).rawPath()).isEqualTo("/v26.0/" + account.externalId() + "/messages");
                assertThat(StrictJson.read(only(graph).body()))
                        .isEqualTo(
                                json(
                                        "{\"recipient\":{\"comment_id\":\"1_7\"},\"message\":{\"text\":\"entre nous\",\"metadata\":\"s-1\"}}"));
            }
        }
    }

    @Test
    void a_post_on_the_page_s_wall_is_answered_in_private_by_its_own_name() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, "{\"message_id\":\"m_2\"}")) {
            assertThat(connector(graph.uri()).send(aside(PAGE, "100_7", "entre nous")))
                    .isEqualTo(new Sent("m_2"));
            assertThat(only(graph).body()).contains("{\"post_id\":\"100_7\"}");
        }
    }

    @Test
    void a_comment_is_hidden_and_shown_again_in_each_network_s_words() {
        for (boolean hidden : new boolean[] {true, false}) {
            try (OneAnswerServer graph = OneAnswerServer.answering(200, "{\"success\":true}")) {
                FacebookConnector connector = connector(graph.uri());
                assertThat(connector.hide(new HideRequest(new SendId("s-2"), PAGE, "1_7", hidden)))
                        .isEqualTo(new Sent("1_7"));
                assertThat(connector.hide(new HideRequest(new SendId("s-3"), INSTAGRAM, "17", hidden)))
                        .isEqualTo(new Sent("17"));
                assertThat(graph.asked()).extracting(Asked::rawPath).containsExactly("/v26.0/1_7", "/v26.0/17");
                assertThat(graph.asked())
                        .extracting(Asked::body)
                        .containsExactly("{\"is_hidden\":" + hidden + "}", "{\"hide\":" + hidden + "}");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"success\":false} | Rejected",
                "200 | {} | Unknown",
                "503 | <html> | Unknown",
                "400 | {\"error\":{\"code\":100,\"error_subcode\":33}} | Rejected",
                "400 | {\"error\":{\"code\":190}} | Blocked",
                "400 | {\"error\":{\"code\":4}} | Throttled",
            })
    void a_hiding_ends_as_a_send_does(int status, String body, String outcome) {
        try (OneAnswerServer graph = OneAnswerServer.answering(status, body)) {
            assertThat(connector(graph.uri())
                            .hide(new HideRequest(new SendId("s-2"), PAGE, "1_7", true))
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(outcome);
            only(graph);
        }
    }

    @Test
    void on_instagram_it_is_a_reply() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, "{\"id\":18}")) {
            assertThat(connector(graph.uri()).send(comment(INSTAGRAM, "17", "Merci")))
                    .isEqualTo(new Sent("18"));

            assertThat(only(graph).rawPath()).isEqualTo("/v26.0/17/replies");
        }
    }

    @Test
    void an_instagram_account_may_send_through_its_page() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, MESSAGE_SENT)) {
            builder(graph.uri()).messagesThrough("ig-acme", "100").build().send(direct(INSTAGRAM, "Hej"));

            assertThat(only(graph).rawPath()).isEqualTo("/v26.0/100/messages");
        }
    }

    @Test
    void an_id_can_never_leave_its_segment_of_the_path() {
        for (Map.Entry<String, String> id : Map.of(
                        "../me", "..%2Fme", "..", "%2E%2E", "a?b#c", "a%3Fb%23c", "é d", "%C3%A9%20d")
                .entrySet()) {
            try (OneAnswerServer graph = OneAnswerServer.answering(200, "{\"id\":\"1\"}")) {
                connector(graph.uri()).send(comment(PAGE, id.getKey(), "Merci"));

                assertThat(only(graph).rawPath()).isEqualTo("/v26.0/" + id.getValue() + "/comments");
                assertThat(only(graph).rawQuery()).startsWith("appsecret_proof=");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2018278, 400, window-closed",
        "10, 2018300, 400, not-thread-owner",
        "100, 2018001, 400, invalid",
        "100, 2534025, 400, private-reply-closed",
        "506, 0, 400, duplicate",
        "551, 1545041, 400, recipient-unavailable",
        "12345, 0, 400, invalid",
        "10, 2018278, 200, window-closed",
    })
    void a_definite_error_is_a_typed_rejection(int code, int subcode, int status, String reason) {
        try (OneAnswerServer graph = OneAnswerServer.answering(status, error(code, subcode))) {
            assertThat(connector(graph.uri()).send(direct(PAGE, "Bonjour")))
                    .isInstanceOfSatisfying(Rejected.class, rejected -> {
                        assertThat(rejected.reason()).isEqualTo(reason);
                        assertThat(rejected.detail())
                                .contains(String.valueOf(code))
                                .doesNotContain("EAAB");
                    });
            only(graph);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0, 403, permission",
        "27, 0, 400, config",
        "190, 463, 401, not-authorized",
        "104, 0, 400, not-authorized",
        "10, 1893063, 400, account-restricted",
        "368, 0, 400, blocked",
    })
    void what_only_an_operator_can_repair_blocks_the_account(int code, int subcode, int status, String reason) {
        try (OneAnswerServer graph = OneAnswerServer.answering(status, error(code, subcode))) {
            assertThat(connector(graph.uri()).send(direct(PAGE, "Bonjour")))
                    .isInstanceOfSatisfying(Blocked.class, blocked -> {
                        assertThat(blocked.reason()).isEqualTo(reason);
                        assertThat(blocked.detail())
                                .contains(String.valueOf(code))
                                .doesNotContain("EAAB");
                    });
            only(graph);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 400", "1, 1357046, 400", "2, 0, 400", "1200, 0, 400", "100, 0, 500", "77777, 0, 200"})
    void an_ambiguous_error_leaves_the_outcome_unknown_and_is_not_tried_again(int code, int subcode, int status) {
        try (OneAnswerServer graph = OneAnswerServer.answering(status, error(code, subcode))) {
            assertThat(connector(graph.uri()).send(direct(PAGE, "Bonjour"))).isInstanceOf(Unknown.class);
            only(graph);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {}",
                "200 | {\"recipient_id\":\"200\"}",
                "200 | {\"message_id\":7.5}",
                "200 | <html>",
                "200 | ''",
                "502 | <html>Bad gateway</html>",
                "400 | not json",
                "503 | {}",
                "302 | {}",
            })
    void an_answer_that_is_not_understood_leaves_the_outcome_unknown(int status, String body) {
        try (OneAnswerServer graph = OneAnswerServer.answering(status, body)) {
            assertThat(connector(graph.uri()).send(direct(PAGE, "Bonjour"))).isInstanceOf(Unknown.class);
            only(graph);
        }
    }

    @Test
    void a_throttled_call_waits_a_minute_and_one_of_a_business_use_case_an_hour() {
        assertThat(throttled(4, Map.of())).isEqualTo(NOW.plusSeconds(60));
        assertThat(throttled(613, Map.of())).isEqualTo(NOW.plusSeconds(60));
        assertThat(throttled(80006, Map.of())).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void meta_s_own_estimate_in_minutes_decides_how_long_to_wait() {
        String usage =
                "{\"100\":[{\"type\":\"messenger\",\"estimated_time_to_regain_access\":7},{\"estimated_time_to_regain_access\":3}],\"999\":[{\"estimated_time_to_regain_access\":90}]}";

        assertThat(throttled(80006, Map.of("X-Business-Use-Case-Usage", usage)))
                .isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(throttled(4, Map.of("X-Business-Use-Case-Usage", usage.replace("\"100\"", "\"101\""))))
                .isEqualTo(NOW.plus(Duration.ofMinutes(90)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "7",
                "{\"100\":7}",
                "{\"100\":[{\"estimated_time_to_regain_access\":0}]}",
                "{\"100\":[{\"estimated_time_to_regain_access\":-5}]}"
            })
    void an_estimate_that_says_nothing_falls_back(String usage) {
        assertThat(throttled(80006, Map.of("X-Business-Use-Case-Usage", usage)))
                .isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void an_absurd_estimate_is_cut_to_seven_days() {
        String usage = "{\"100\":[{\"estimated_time_to_regain_access\":9999999999999}]}";

        assertThat(throttled(80006, Map.of("X-Business-Use-Case-Usage", usage)))
                .isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void after_the_time_limit_the_outcome_is_unknown() {
        try (OneAnswerServer graph = new OneAnswerServer(new Answered(200, Map.of(), MESSAGE_SENT, true))) {
            SendOutcome outcome =
                    builder(graph.uri()).timeout(Duration.ofMillis(300)).build().send(direct(PAGE, "Bonjour"));

            assertThat(outcome).isInstanceOf(Unknown.class);
            only(graph);
        }
    }

    @Test
    void a_connection_lost_after_the_request_was_written_leaves_the_outcome_unknown() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangUp = new Thread(() -> hangUpAfterReading(socket));
            hangUp.start();

            assertThat(connector(URI.create("http://127.0.0.1:" + socket.getLocalPort()))
                            .send(direct(PAGE, "Bonjour")))
                    .isInstanceOf(Unknown.class);
            hangUp.join();
            socket.setSoTimeout(1);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .as("a second connection")
                    .isThrownBy(socket::accept);
        }
    }

    @Test
    void behind_a_refused_connection_nothing_was_sent_and_it_goes_out_a_little_later() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(connector(URI.create("http://127.0.0.1:" + port)).send(direct(PAGE, "Bonjour")))
                .isEqualTo(new Throttled(NOW.plusSeconds(30)));
    }

    @Test
    void an_interrupted_send_is_unknown_and_the_thread_stays_interrupted() {
        try (OneAnswerServer graph = new OneAnswerServer(new Answered(200, Map.of(), MESSAGE_SENT, true))) {
            Thread.currentThread().interrupt();

            assertThat(connector(graph.uri()).send(direct(PAGE, "Bonjour"))).isInstanceOf(Unknown.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void messenger_counts_characters_and_instagram_bytes() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, MESSAGE_SENT)) {
            FacebookConnector connector = connector(graph.uri());

            assertThat(connector.send(direct(PAGE, "😕".repeat(2_000)))).isInstanceOf(Sent.class);
            assertThat(connector.send(direct(INSTAGRAM, "é".repeat(500)))).isInstanceOf(Sent.class);
            rejected("too-long", connector.send(direct(PAGE, "a".repeat(2_001))));
            rejected("too-long", connector.send(direct(INSTAGRAM, "é".repeat(500) + "a")));
            assertThat(graph.asked()).hasSize(2);
        }
    }

    @Test
    void what_cannot_be_tried_is_rejected_without_a_call() {
        try (OneAnswerServer graph = OneAnswerServer.answering(200, MESSAGE_SENT)) {
            FacebookConnector connector = connector(graph.uri());

            blocked("not-authorized", connector.send(direct(new Account("other", "facebook", "1", null, null), "a")));
            blocked("config", connector.send(direct(new Account("fb-acme", "facebook", null, null, null), "a")));
            rejected("invalid", connector.send(aside(PAGE, null, "a")));
            rejected("too-long", connector.send(aside(PAGE, "1_7", "a".repeat(2_001))));
            rejected("invalid", connector.hide(new HideRequest(new SendId("s-2"), PAGE, " ", true)));
            rejected(
                    "unsupported",
                    connector.hide(new HideRequest(
                            new SendId("s-2"), new Account("wa", "whatsapp", "1", null, null), "1", true)));
            rejected("unsupported", connector.send(direct(new Account("fb-acme", "whatsapp", "1", null, null), "a")));
            rejected("invalid", connector.send(direct(PAGE, " ")));
            rejected("invalid", connector.send(request(PAGE, Visibility.PRIVATE, "m_1", null, "a")));
            rejected("invalid", connector.send(request(PAGE, Visibility.PUBLIC, null, "200", "a")));
            assertThat(graph.asked()).isEmpty();
        }
    }

    private static void hangUpAfterReading(ServerSocket socket) {
        try (Socket connection = socket.accept();
                InputStream in = connection.getInputStream()) {
            assertThat(in.read()).isEqualTo('P');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant throttled(int code, Map<String, String> headers) {
        try (OneAnswerServer graph = new OneAnswerServer(new Answered(400, headers, error(code, 0), false))) {
            SendOutcome outcome = connector(graph.uri()).send(direct(PAGE, "Bonjour"));
            only(graph);
            assertThat(outcome).isInstanceOf(Throttled.class);
            return ((Throttled) outcome).until();
        }
    }

    private static void rejected(String reason, SendOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static void blocked(String reason, SendOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Blocked.class, blocked -> assertThat(blocked.reason()).isEqualTo(reason));
    }

    private static SendRequest aside(Account account, @Nullable String answered, String text) {
        return new SendRequest(
                new SendId("s-1"), account, Visibility.PUBLIC, Visibility.PRIVATE, answered, "300", text);
    }

    private static String error(int code, int subcode) {
        return "{\"error\":{\"message\":\"Malformed access token EAAB-test-token\",\"type\":\"OAuthException\",\"code\":"
                + code + (subcode == 0 ? "" : ",\"error_subcode\":" + subcode) + ",\"fbtrace_id\":\"AbC\"}}";
    }

    private static JsonNode json(String text) {
        return StrictJson.read(text);
    }

    private static Asked only(OneAnswerServer graph) {
        assertThat(graph.asked()).hasSize(1);
        return graph.asked().get(0);
    }

    private static FacebookConnector connector(URI graph) {
        return builder(graph).build();
    }

    private static FacebookConnector.Builder builder(URI graph) {
        return FacebookConnector.builder()
                .baseUri(graph)
                .appSecret(Secret.of("test-app-secret"))
                .pageToken("fb-acme", Secret.of("EAAB-test-token"))
                .pageToken("ig-acme", Secret.of("EAAB-test-token"))
                .clock(InstantSource.fixed(NOW));
    }

    private static SendRequest direct(Account account, String text) {
        return request(account, Visibility.PRIVATE, null, "200", text);
    }

    private static SendRequest comment(Account account, String under, String text) {
        return request(account, Visibility.PUBLIC, under, "300", text);
    }

    private static SendRequest request(
            Account account,
            Visibility visibility,
            @Nullable String inReplyTo,
            @Nullable String customer,
            String text) {
        return new SendRequest(new SendId("s-1"), account, visibility, inReplyTo, customer, text);
    }
}
