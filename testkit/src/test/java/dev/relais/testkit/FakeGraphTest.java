package dev.relais.testkit;

import static dev.relais.testkit.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import dev.relais.testkit.RecordedCall.Outcome;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeGraphTest {
    private static final Profile PAGE = Profile.of("100", "northwind", "Northwind");
    private static final Profile OTHER = Profile.of("101", "southwind", "Southwind");
    private static final Profile INSTA = Profile.of("300", "northwind.pics", "Northwind");
    private static final Profile LEA = Profile.of("200", "lea", "Léa");
    private static final String TOKEN = "EAAB-test-token";
    private static final String PROOF = "4d4ff4cfc03fe6a1c8f76f3aadf8d7a598130b886f09e2e0ed9870742c3dd581";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:15:30Z"));
    private final FakeGraph graph = builder().start();
    private final Caller caller = new Caller(graph.baseUri());

    private FakeGraph.Builder builder() {
        return FakeGraph.builder(clock, Secret.of("test-app-secret"))
                .page(PAGE, Secret.of(TOKEN))
                .page(OTHER, Secret.of("other-token"))
                .instagram(INSTA, Secret.of("insta-token"));
    }

    @AfterEach
    void close() {
        graph.close();
    }

    private static String message(String text) {
        return "{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"" + text
                + "\"}}";
    }

    private static String pair(HttpResponse<String> response) {
        JsonNode error = json(response).path("error");
        assertThat(error.path("message").isTextual()).isTrue();
        assertThat(error.path("type").textValue()).isEqualTo("OAuthException");
        assertThat(error.path("fbtrace_id").isTextual()).isTrue();
        return error.path("code").intValue() + "/" + error.path("error_subcode").intValue();
    }

    @Test
    void a_message_to_a_customer_who_wrote_is_taken() throws Exception {
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        HttpResponse<String> response = caller.post(
                "/v26.0/100/messages",
                TOKEN,
                "{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\","
                        + "\"message\":{\"text\":\"Bonjour\",\"metadata\":\"send-7\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("recipient_id").textValue()).isEqualTo("200");
        assertThat(json(response).path("message_id").textValue()).startsWith("m_");
        assertThat(response.headers().firstValue("facebook-api-version")).hasValue("v26.0");
        JsonNode usage = StrictJson.read(
                response.headers().firstValue("X-Business-Use-Case-Usage").orElseThrow());
        assertThat(usage.at("/100/0/type").textValue()).isEqualTo("messenger");
        assertThat(graph.directMessages())
                .containsExactly(new DirectMessage(
                        json(response).path("message_id").textValue(),
                        "100",
                        "200",
                        "Bonjour",
                        "send-7",
                        null,
                        clock.instant()));
    }

    @Test
    void a_form_with_the_token_in_it_is_taken_and_the_journal_forgets_the_token() throws Exception {
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        String form = "recipient=" + encoded("{\"id\":\"200\"}") + "&messaging_type=RESPONSE&message="
                + encoded("{\"text\":\"Bonjour\"}") + "&access_token=" + TOKEN;
        HttpResponse<String> response =
                caller.send("POST", "/v25.0/me/messages", "", "application/x-www-form-urlencoded", form);
        assertThat(response.statusCode()).isEqualTo(200);
        String post = graph.post(PAGE, "News");
        response = caller.send(
                "POST",
                "/v25.0/" + post + "/comments?access_token=" + TOKEN,
                "",
                "application/x-www-form-urlencoded",
                "message=%7Bnot+JSON");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(graph.publicReplies()).extracting(PublicPost::text).containsExactly("{not JSON");
        assertThat(graph.calls()).extracting(c -> c.call().account()).containsExactly("100", "100");
        assertThat(graph.calls().toString()).doesNotContain(TOKEN);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST|/v26.0/100/message|EAAB-test-token|{}|2500/0",
                "POST|/100/messages|EAAB-test-token|{}|2500/0",
                "GET|/v26.0/100/messages|EAAB-test-token|{}|100/0",
                "POST|/v26.0/100/messages|``|{}|104/0",
                "POST|/v26.0/100/messages|unknown|{}|190/0",
                "POST|/v26.0/100/messages|EAAB-test-token|[]|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{}|100/0",
                "POST|/v26.0/100/messages?debug=all|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\"}}|100/0",
                "POST|/v26.0/101/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\"}}|100/33",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"299\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\"}}|100/2018001",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":200},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\"}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\"}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"message\":{\"text\":\"a\"}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"REPLY\",\"message\":{\"text\":\"a\"}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"MESSAGE_TAG\",\"message\":{\"text\":\"a\"}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"ACCOUNT_UPDATE\",\"message\":{\"text\":\"a\"}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\",\"message\":{}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\",\"txt\":\"b\"}}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"id\":\"200\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\"},\"sender_action\":\"typing_on\"}|100/0",
                "POST|/v26.0/100/messages|EAAB-test-token|{\"recipient\":{\"comment_id\":\"100_1_9\"},\"message\":{\"text\":\"a\"}}|100/33",
                "POST|/v26.0/100_99/comments|EAAB-test-token|{\"message\":\"a\"}|100/33",
            })
    void what_is_not_in_order_is_refused_and_leaves_nothing(
            String method, String path, String token, String body, String pair) throws Exception {
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        HttpResponse<String> response = caller.send(method, path, token, "application/json", body);
        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(pair(response)).isEqualTo(pair);
        assertThat(graph.directMessages()).isEmpty();
        assertThat(graph.publicReplies()).isEmpty();
        assertThat(graph.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.outcome().executed()).isFalse());
    }

    @Test
    void texts_have_their_networks_length() throws Exception {
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        graph.messengerMessage(LEA, INSTA, "Bonjour");
        assertThat(caller.post("/v26.0/me/messages", TOKEN, message("é".repeat(2000)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(pair(caller.post("/v26.0/me/messages", TOKEN, message("é".repeat(2001)))))
                .isEqualTo("100/0");
        assertThat(caller.post("/v26.0/me/messages", "insta-token", message("é".repeat(500)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(pair(caller.post("/v26.0/me/messages", "insta-token", message("é".repeat(501)))))
                .isEqualTo("100/0");
    }

    @Test
    void the_window_closes_after_a_day_and_for_people_after_a_week() throws Exception {
        String human = message("Bonjour").replace("\"RESPONSE\"", "\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\"");
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        graph.messengerMessage(LEA, INSTA, "Bonjour");
        clock.advance(Duration.ofHours(24));
        assertThat(caller.post("/v26.0/me/messages", TOKEN, message("1")).statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofMillis(1));
        assertThat(pair(caller.post("/v26.0/me/messages", TOKEN, message("2")))).isEqualTo("10/2018278");
        assertThat(pair(caller.post("/v26.0/me/messages", "insta-token", message("2"))))
                .isEqualTo("10/2534022");
        assertThat(caller.post("/v26.0/me/messages", TOKEN, human).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofDays(6));
        assertThat(pair(caller.post("/v26.0/me/messages", TOKEN, human))).isEqualTo("10/2018278");
    }

    @Test
    void a_proof_is_checked_where_it_is_required() throws Exception {
        try (FakeGraph strict = builder().requireProof().start()) {
            strict.messengerMessage(LEA, PAGE, "Bonjour");
            Caller sender = new Caller(strict.baseUri());
            assertThat(pair(sender.post("/v26.0/100/messages", TOKEN, message("a"))))
                    .isEqualTo("104/0");
            assertThat(pair(sender.post(
                            "/v26.0/100/messages?appsecret_proof=" + PROOF.replace('4', '5'), TOKEN, message("a"))))
                    .isEqualTo("100/0");
            assertThat(sender.post("/v26.0/100/messages?appsecret_proof=" + PROOF, TOKEN, message("a"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(strict.calls().toString()).doesNotContain(PROOF);
        }
    }

    @Test
    void a_comment_is_answered_in_public_under_its_thread() throws Exception {
        String post = graph.post(PAGE, "News");
        String comment = graph.comment(LEA, post, "Et ma commande ?").subject();
        assertThat(comment).startsWith(post + "_");
        HttpResponse<String> response = caller.post("/v26.0/" + comment + "/comments", TOKEN, "{\"message\":\"Oui\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        String reply = json(response).path("id").textValue();
        assertThat(reply).startsWith(post + "_").isNotEqualTo(comment);
        assertThat(graph.publicReplies())
                .containsExactly(new PublicPost(reply, "100", comment, "Oui", clock.instant()));

        assertThat(pair(caller.post("/v26.0/" + comment + "/comments", TOKEN, "{\"message\":\"Oui\"}")))
                .isEqualTo("506/0");
        assertThat(pair(caller.post("/v26.0/" + comment + "/comments", "other-token", "{\"message\":\"Oui\"}")))
                .isEqualTo("100/33");
        assertThat(pair(caller.post("/v26.0/" + comment + "/replies", TOKEN, "{\"message\":\"Non\"}")))
                .isEqualTo("100/0");
        graph.commentRemoved(comment);
        assertThat(pair(caller.post("/v26.0/" + comment + "/comments", TOKEN, "{\"message\":\"Non\"}")))
                .isEqualTo("100/33");
    }

    @Test
    void an_instagram_comment_is_answered_by_replies() throws Exception {
        String media = graph.post(INSTA, "Photo");
        String comment = graph.comment(LEA, media, "Joli").subject();
        assertThat(caller.post("/v26.0/" + comment + "/replies", "insta-token", "{\"message\":\"Merci\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(pair(caller.post("/v26.0/" + comment + "/comments", "insta-token", "{\"message\":\"Non\"}")))
                .isEqualTo("100/0");
        assertThat(caller.post("/v26.0/" + media + "/comments", "insta-token", "{\"message\":\"Oui\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(graph.publicReplies()).extracting(PublicPost::inReplyTo).containsExactly(comment, media);
    }

    @Test
    void a_comment_gets_one_private_reply_within_a_week_and_no_window() throws Exception {
        String post = graph.post(PAGE, "News");
        String first = graph.comment(LEA, post, "Et ma commande ?").subject();
        String second = graph.comment(LEA, post, "Allo ?").subject();
        String privately = "{\"recipient\":{\"comment_id\":\"%s\"},\"message\":{\"text\":\"En privé\"}}";

        HttpResponse<String> response = caller.post("/v26.0/100/messages", TOKEN, privately.formatted(first));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("recipient_id").textValue())
                .isEqualTo("200")
                .isNotEqualTo(FakeGraph.publicId(LEA));
        assertThat(graph.directMessages()).extracting(DirectMessage::about).containsExactly(first);
        assertThat(pair(caller.post("/v26.0/100/messages", TOKEN, privately.formatted(first))))
                .isEqualTo("100/2534025");
        assertThat(pair(caller.post("/v26.0/100/messages", TOKEN, message("encore"))))
                .isEqualTo("10/2018278");
        clock.advance(Duration.ofDays(7).plusMillis(1));
        assertThat(pair(caller.post("/v26.0/100/messages", TOKEN, privately.formatted(second))))
                .isEqualTo("100/2534025");
    }

    @Test
    void typing_is_no_message() throws Exception {
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        HttpResponse<String> response = caller.post(
                "/v26.0/100/messages", TOKEN, "{\"recipient\":{\"id\":\"200\"},\"sender_action\":\"typing_on\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(graph.directMessages()).isEmpty();
    }

    @Test
    void scripted_errors_are_told_by_code_and_subcode() throws Exception {
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        graph.mishaps().next(FakeGraph.error(10, 2018300), FakeGraph.errorAfterEffect(1, 1357046));
        assertThat(pair(caller.post("/v26.0/100/messages", TOKEN, message("a"))))
                .isEqualTo("10/2018300");
        assertThat(graph.directMessages()).isEmpty();
        assertThat(pair(caller.post("/v26.0/100/messages", TOKEN, message("b"))))
                .isEqualTo("1/1357046");
        assertThat(graph.directMessages()).extracting(DirectMessage::text).containsExactly("b");
        assertThat(graph.calls()).extracting(c -> c.outcome().executed()).containsExactly(false, true);
    }

    @Test
    void throttling_tells_the_minutes_in_a_header() throws Exception {
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        graph.mishaps().always(call -> call.path().endsWith("/messages"), Mishap.throttled(Duration.ofSeconds(301)));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = caller.post("/v26.0/100/messages", TOKEN, message("a"));
            assertThat(pair(response)).isEqualTo("80006/0");
            JsonNode usage = StrictJson.read(
                    response.headers().firstValue("X-Business-Use-Case-Usage").orElseThrow());
            assertThat(usage.at("/100/0/call_count").intValue()).isEqualTo(100);
            assertThat(usage.at("/100/0/estimated_time_to_regain_access").intValue())
                    .isEqualTo(6);
        }
        graph.mishaps().clear();
        assertThat(caller.post("/v26.0/100/messages", TOKEN, message("a")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_send_whose_answer_is_lost_still_comes_back_as_an_echo() throws Exception {
        try (Host host = new Host(r -> WebhookResponse.empty(200))) {
            graph.echoTo(host.uri(), EchoTiming.AFTER_ANSWER);
            graph.messengerMessage(LEA, PAGE, "Bonjour");
            graph.mishaps().next(Mishap.closedAfterEffect());
            String body = message("Pardon").replace("\"text\"", "\"metadata\":\"send-9\",\"text\"");
            assertThatThrownBy(() -> caller.post("/v26.0/100/messages", TOKEN, body))
                    .isInstanceOf(IOException.class);

            assertThat(graph.calls()).extracting(RecordedCall::outcome).containsExactly(new Outcome.Unanswered(true));
            assertThat(graph.awaitEchoes(1, Duration.ofSeconds(10))).isTrue();
            assertThat(graph.echoes()).extracting(PushedEcho::status).containsExactly(OptionalInt.of(200));
            JsonNode message = echoed(host.requests().get(0));
            assertThat(message.path("mid").textValue())
                    .isEqualTo(graph.directMessages().get(0).id());
            assertThat(message.path("metadata").textValue()).isEqualTo("send-9");
            assertThat(message.path("is_echo").booleanValue()).isTrue();
        }
    }

    @Test
    void an_echo_can_come_before_the_answer() throws Exception {
        try (Host host = new Host(r -> WebhookResponse.empty(200))) {
            graph.echoTo(host.uri(), EchoTiming.BEFORE_ANSWER);
            String post = graph.post(PAGE, "News");
            HttpResponse<String> response = caller.post("/v26.0/" + post + "/comments", TOKEN, "{\"message\":\"Oui\"}");
            assertThat(host.requests()).as("there when the answer is").hasSize(1);
            JsonNode value = StrictJson.read(host.requests().get(0).body()).at("/entry/0/changes/0/value");
            assertThat(value.path("comment_id")).isEqualTo(json(response).path("id"));
            assertThat(value.at("/from/id").textValue()).isEqualTo("100");
        }
    }

    @Test
    void an_echo_that_nobody_takes_is_on_record() throws Exception {
        Host host = new Host(r -> WebhookResponse.empty(200));
        host.close();
        graph.echoTo(host.uri(), EchoTiming.AFTER_ANSWER);
        graph.messengerMessage(LEA, PAGE, "Bonjour");
        caller.post("/v26.0/100/messages", TOKEN, message("a"));
        assertThat(graph.awaitEchoes(1, Duration.ofSeconds(20))).isTrue();
        assertThat(graph.echoes()).extracting(PushedEcho::status).containsExactly(OptionalInt.empty());
        assertThat(graph.awaitEchoes(2, Duration.ZERO)).isFalse();
    }

    private static JsonNode echoed(WebhookRequest request) {
        return StrictJson.read(request.body()).at("/entry/0/messaging/0/message");
    }

    @Test
    void comments_are_read_below_what_they_answer_page_by_page() throws Exception {
        String post = graph.post(PAGE, "News");
        String first = graph.comment(LEA, post, "Et moi ?").subject();
        clock.advance(Duration.ofSeconds(10));
        caller.post("/v26.0/" + first + "/comments", TOKEN, "{\"message\":\"Oui\"}");
        String second = graph.comment(LEA, first, "Merci").subject();
        JsonNode page = json(get("/v26.0/" + first + "/comments?fields=message,from,created_time&limit=1", TOKEN));
        assertThat(page.at("/data/0/message").textValue()).isEqualTo("Oui");
        assertThat(page.at("/data/0/from/id").textValue()).isEqualTo("100");
        assertThat(page.at("/data/0/created_time").textValue()).isEqualTo("2026-09-01T09:15:40+0000");
        assertThat(page.at("/paging/next").isTextual()).isTrue();
        String after = page.at("/paging/cursors/after").textValue();
        page = json(get("/v26.0/" + first + "/comments?limit=1&after=" + after, TOKEN));
        assertThat(page.at("/data/0/id").textValue()).isEqualTo(second);
        assertThat(page.at("/paging").has("next")).isFalse();
        assertThat(json(get("/v26.0/" + second + "?fields=parent", TOKEN))
                        .at("/parent/id")
                        .textValue())
                .isEqualTo(first);
        assertThat(pair(get("/v26.0/" + post + "?fields=parent", TOKEN))).isEqualTo("100/0");
        assertThat(pair(get("/v26.0/" + first + "/comments?debug=all", TOKEN))).isEqualTo("100/0");
        assertThat(pair(get("/v26.0/" + first + "/comments", "other-token"))).isEqualTo("100/33");
    }

    @Test
    void a_conversation_shows_its_twenty_newest_messages() throws Exception {
        for (int i = 0; i < 20; i++) {
            graph.messengerMessage(LEA, PAGE, "Bonjour " + i);
        }
        caller.post("/v26.0/100/messages", TOKEN, message("Bonjour"));
        String thread = json(get("/v26.0/100/conversations?platform=messenger&user_id=200", TOKEN))
                .at("/data/0/id")
                .textValue();
        JsonNode page = json(get("/v26.0/" + thread + "/messages?fields=message,from", TOKEN));
        assertThat(page.path("data")).hasSize(20);
        assertThat(page.at("/data/0/message").textValue()).isEqualTo("Bonjour");
        assertThat(page.at("/data/0/from/id").textValue()).isEqualTo("100");
        assertThat(page.at("/data/1/from/id").textValue()).isEqualTo("200");
        assertThat(page.at("/paging/next").isTextual()).isTrue();
        assertThat(json(get("/v26.0/100/conversations?user_id=201", TOKEN)).path("data"))
                .isEmpty();
    }

    @Test
    void a_comment_says_whether_it_can_be_answered_in_private_and_where_it_was() throws Exception {
        String comment =
                graph.comment(LEA, graph.post(PAGE, "News"), "Et moi ?").subject();
        String path = "/v26.0/" + comment + "?fields=can_reply_privately,private_reply_conversation";
        assertThat(json(get(path, TOKEN)).path("can_reply_privately").booleanValue())
                .isTrue();
        caller.post(
                "/v26.0/100/messages",
                TOKEN,
                "{\"recipient\":{\"comment_id\":\"" + comment + "\"},\"message\":{\"text\":\"a\"}}");
        JsonNode answered = json(get(path, TOKEN));
        assertThat(answered.path("can_reply_privately").booleanValue()).isFalse();
        String thread = answered.at("/private_reply_conversation/id").textValue();
        assertThat(json(get("/v26.0/" + thread + "/messages?fields=message", TOKEN))
                        .at("/data/0/message")
                        .textValue())
                .isEqualTo("a");
    }

    @Test
    void comments_of_others_are_hidden_in_each_network_s_words() throws Exception {
        String comment = graph.comment(LEA, graph.post(PAGE, "News"), "Bof").subject();
        HttpResponse<String> response = caller.post("/v26.0/" + comment, TOKEN, "{\"is_hidden\":true}");
        assertThat(json(response).path("success").booleanValue()).isTrue();
        assertThat(graph.hiddenComments()).containsExactly(comment);
        assertThat(pair(caller.post("/v26.0/" + comment, TOKEN, "{\"hide\":true}")))
                .isEqualTo("100/0");
        assertThat(pair(caller.post("/v26.0/" + comment, "other-token", "{\"is_hidden\":true}")))
                .isEqualTo("100/33");
        String onInstagram =
                graph.comment(LEA, graph.post(INSTA, "Photo"), "Bof").subject();
        assertThat(caller.post("/v26.0/" + onInstagram, "insta-token", "{\"hide\":true}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode told = StrictJson.read(graph.commentHidden(comment, false).body());
        assertThat(told.at("/entry/0/changes/0/value/verb").textValue()).isEqualTo("unhide");
        assertThat(told.at("/entry/0/changes/0/value/comment_id").textValue()).isEqualTo(comment);
        assertThat(graph.hiddenComments()).containsExactly(onInstagram);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return caller.send("GET", path, token, "application/json", "");
    }
}
