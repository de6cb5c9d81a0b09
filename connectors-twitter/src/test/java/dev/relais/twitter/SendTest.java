package dev.relais.twitter;

import static dev.relais.twitter.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Account LUMEN = new Account("x-lumen", "x", "700", "lumen", null);
    private static final String TOKEN = "token-31415";

    private final FakeApi api = new FakeApi();
    private final TwitterConnector x = connector(api.uri(), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_public_reply_is_a_post_below_the_one_it_answers() {
        api.answers(201, json("{'data':{'id':'9100','text':'t','edit_history_tweet_ids':['9100']}}"), Map.of());
        assertThat(x.send(reply("où ? \uD83D\uDCA1 \"ici\""))).isEqualTo(new Sent("9100"));
        FakeApi.Asked asked = api.asked.get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.uri()).hasToString("/2/tweets");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(asked.header("Content-type")).isEqualTo("application/json");
        assertThat(asked.header("User-agent")).isEqualTo("relais");
        assertThat(StrictJson.read(asked.body()))
                .isEqualTo(StrictJson.read(
                        json("{'text':'où ? \uD83D\uDCA1 \\'ici\\'','reply':{'in_reply_to_tweet_id':'9001'}}")));
    }

    @Test
    void a_direct_message_goes_to_the_customer() {
        api.answers(201, json("{'data':{'dm_conversation_id':'31-700','dm_event_id':'509'}}"), Map.of());
        assertThat(x.send(direct("31"))).isEqualTo(new Sent("509"));
        assertThat(api.asked.get(0).uri()).hasToString("/2/dm_conversations/with/31/messages");
        assertThat(StrictJson.read(api.asked.get(0).body())).isEqualTo(StrictJson.read(json("{'text':'hello'}")));
    }

    @Test
    void a_private_reply_to_a_public_post_goes_to_the_same_id_and_tells_it() {
        api.answers(201, json("{'data':{'dm_conversation_id':'31-700','dm_event_id':'509'}}"), Map.of());
        SendRequest aside = new SendRequest(
                new SendId("s-3"), LUMEN, Visibility.PUBLIC, Visibility.PRIVATE, "9001", "31", "between us");
        assertThat(x.send(aside)).isEqualTo(new Sent("509", "31"));
        assertThat(api.asked.get(0).uri()).hasToString("/2/dm_conversations/with/31/messages");
    }

    @Test
    void a_reply_is_hidden_and_shown_again_by_its_id() {
        for (boolean hidden : new boolean[] {true, false}) {
            api.answers(200, json("{'data':{'hidden':" + hidden + "}}"), Map.of());
            assertThat(x.hide(new HideRequest(new SendId("s-4"), LUMEN, "9001", hidden)))
                    .isEqualTo(new Sent("9001"));
        }
        assertThat(api.asked).extracting(FakeApi.Asked::method).containsOnly("PUT");
        assertThat(api.asked).extracting(FakeApi.Asked::uri).containsOnly(URI.create("/2/tweets/9001/hidden"));
        assertThat(api.asked)
                .extracting(FakeApi.Asked::body)
                .containsExactly("{\"hidden\":true}", "{\"hidden\":false}");
    }

    @Test
    void a_hiding_ends_as_a_send_does() {
        HideRequest hide = new HideRequest(new SendId("s-4"), LUMEN, "9001", true);
        api.answers(200, json("{'data':{'hidden':false}}"), Map.of());
        assertThat(reason(x.hide(hide))).isEqualTo("refused");
        api.answers(200, json("{'data':{}}"), Map.of());
        assertThat(x.hide(hide)).isInstanceOf(Unknown.class);
        api.answers(503, "", Map.of());
        assertThat(x.hide(hide)).isInstanceOf(Unknown.class);
        api.answers(403, json("{'detail':'no'}"), Map.of());
        assertThat(reason(x.hide(hide))).isEqualTo("forbidden");
        api.answers(401, "", Map.of());
        assertThat(reason(x.hide(hide))).isEqualTo("blocked not-authorized");
        int asked = api.asked.size();
        assertThat(reason(x.hide(new HideRequest(new SendId("s-4"), LUMEN, "../1", true))))
                .isEqualTo("invalid");
        assertThat(api.asked).hasSize(asked);
    }

    @Test
    void an_id_that_is_a_number_keeps_every_digit() {
        api.answers(200, json("{'data':{'id':18446744073709551615}}"), Map.of());
        assertThat(x.send(reply("t"))).isEqualTo(new Sent("18446744073709551615"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"data\":{}}",
                "{\"data\":{\"dm_event_id\":\"1\"}}",
                "<html>",
                "{\"errors\":[{}]}",
                "{\"data\":{\"id\":\"\"}}",
                "{\"data\":1e99999999999}"
            })
    void a_success_without_an_id_is_not_known(String body) {
        api.answers(201, body, Map.of());
        assertThat(x.send(reply("t"))).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{'errors':[{'parameters':{'p':['v']},'message':'m is missing'}],'title':'Invalid Request','type':'https://api.x.com/2/problems/invalid-request'}|invalid",
                "403|{'detail':'Reply to this conversation is not allowed because you were not mentioned','type':'about:blank'}|reply-not-allowed",
                "403|{'errors':[{'code':433,'message':'restricted'}]}|reply-not-allowed",
                "403|{'errors':[{'code':385,'message':'x'}]}|parent-gone",
                "403|{'detail':'You attempted to reply to a Tweet that is deleted or not visible to you.'}|parent-gone",
                "403|{'errors':[{'code':'349','message':'x'}]}|dm-closed",
                "403|{'errors':[{'code':150,'message':'x'}]}|dm-closed",
                "403|{'detail':'Sender is not verified and cannot message'}|dm-closed",
                "403|{'title':'Forbidden','detail':'no','type':'about:blank'}|forbidden",
                "403|<html><body>no</body></html>|forbidden",
                "403|[{'detail':7}]|forbidden",
                "404||gone",
                "404|{'type':'https://api.x.com/2/problems/resource-not-found'}|gone",
                "409|{'error':'invalid_request','error_description':'nothing'}|refused",
                "422|null|refused",
                "400|{'status':1e99999999999}|invalid"
            })
    void a_refusal_is_classified_by_what_x_says(int status, @Nullable String body, String reason) {
        api.answers(status, json(body == null ? "" : body), Map.of("Content-Type", "application/json"));
        assertThat(x.send(reply("t"))).isInstanceOfSatisfying(Rejected.class, r -> {
            assertThat(r.reason()).isEqualTo(reason);
            assertThat(r.detail()).contains("HTTP " + status).doesNotContain(TOKEN);
        });
        assertThat(api.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|{'title':'Unauthorized','type':'about:blank','status':401,'detail':'Unauthorized'}|not-authorized",
                "401|{'errors':[{'code':89,'message':'Invalid or expired token'}]}|not-authorized",
                "402|{'type':'https://api.twitter.com/2/problems/credits','title':'CreditsDepleted'}|out-of-credit",
                "402||out-of-credit",
                "403|{'title':'CreditsDepleted','detail':'Account [1] does not have any credits left'}|out-of-credit",
                "403|{'title':'Forbidden','type':'https://api.twitter.com/2/problems/user-suspended'}|user-suspended",
                "403|{'title':'Client Forbidden','reason':'client-not-enrolled','type':'https://api.x.com/2/problems/client-forbidden'}|client-forbidden",
                "403|{'type':'https://api.x.com/2/problems/usage-capped','period':'Monthly'}|usage-capped",
                "403|{'detail':'You have reached your spending limit.'}|usage-capped"
            })
    void what_only_somebody_can_repair_blocks_the_account(int status, @Nullable String body, String reason) {
        api.answers(status, json(body == null ? "" : body), Map.of("Content-Type", "application/json"));
        assertThat(x.send(reply("t"))).isInstanceOfSatisfying(Blocked.class, b -> {
            assertThat(b.reason()).isEqualTo(reason);
            assertThat(b.detail()).contains("HTTP " + status).doesNotContain(TOKEN);
        });
        assertThat(api.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403|{'detail':'You are not allowed to create a Tweet with duplicate content.','type':'about:blank'}",
                "403|{'errors':[{'code':187,'message':'Status is a duplicate.'}]}",
                "408|",
                "302|",
                "500|",
                "502|<html>",
                "503|{'title':'Service Unavailable'}",
                "504|"
            })
    void where_x_may_have_the_reply_nothing_is_claimed_and_nothing_repeated(int status, @Nullable String body) {
        api.answers(status, json(body == null ? "" : body), Map.of("Location", "/elsewhere"));
        assertThat(x.send(reply("t"))).isInstanceOf(Unknown.class);
        assertThat(api.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "x-rate-limit-reset=+90|90",
                "x-rate-limit-remaining=0;x-rate-limit-reset=+90;retry-after=5|90",
                "x-rate-limit-remaining=0;x-rate-limit-reset=-50|1",
                "x-rate-limit-reset=+90000|86400",
                "x-rate-limit-reset=999999999999999999|86400",
                "x-rate-limit-reset=soon;retry-after=7|7",
                "x-rate-limit-reset=-1|1",
                "x-rate-limit-remaining=40;x-rate-limit-reset=+90|60",
                "x-rate-limit-remaining=40;x-rate-limit-reset=+90;x-user-limit-24hour-remaining=0;x-user-limit-24hour-reset=+7200|7200",
                "x-rate-limit-remaining=0;x-rate-limit-reset=+90;x-app-limit-24hour-remaining=0;x-app-limit-24hour-reset=+3600|3600",
                "x-rate-limit-remaining=0;x-rate-limit-reset=+90;x-app-limit-24hour-remaining=12;x-app-limit-24hour-reset=+3600|90",
                "x-app-limit-24hour-reset=+3600|3600",
                "retry-after=Sun, 22 Nov 2026 09:02:00 GMT|120",
                "retry-after=tomorrow|60",
                "retry-after=99999999999|86400",
                "a=b|60"
            })
    void a_limit_ends_when_the_headers_say_and_within_a_day(String headers, long seconds) {
        Map<String, String> sent = new java.util.HashMap<>();
        for (String header : headers.split(";", -1)) {
            String[] parts = header.split("=", 2);
            boolean relative = parts[1].startsWith("+") || parts[1].startsWith("-");
            sent.put(parts[0], relative ? "" + (NOW.getEpochSecond() + Long.parseLong(parts[1])) : parts[1]);
        }
        api.answers(429, json("{'title':'Too Many Requests','status':429}"), sent);
        assertThat(x.send(reply("t"))).isEqualTo(new Throttled(NOW.plusSeconds(seconds)));
        assertThat(api.asked).hasSize(1);
    }

    @Test
    void a_usage_cap_lasts_as_long_as_x_says_or_until_somebody_raises_it() {
        String capped = json("{'type':'https://api.x.com/2/problems/usage-capped'}");
        api.answers(429, capped, Map.of("retry-after", "90"));
        assertThat(x.send(reply("t"))).isEqualTo(new Throttled(NOW.plusSeconds(90)));
        api.answers(201, json("{'data':{'id':'77'}}"), Map.of());
        assertThat(x.send(reply("t"))).isEqualTo(new Throttled(NOW.plusSeconds(90)));
        assertThat(api.asked).hasSize(1);
    }

    @Test
    void a_usage_cap_of_which_x_says_nothing_stops_every_call() {
        api.answers(429, json("{'type':'https://api.x.com/2/problems/usage-capped'}"), Map.of());
        assertThat(reason(x.send(reply("t")))).isEqualTo("blocked usage-capped");
        api.answers(201, json("{'data':{'id':'77'}}"), Map.of());
        assertThat(reason(x.send(direct("31")))).isEqualTo("blocked usage-capped");
        assertThat(api.asked).hasSize(1);
    }

    @Test
    void what_cannot_be_right_is_not_sent() {
        SendRequest nowhere = new SendRequest(new SendId("s-1"), LUMEN, Visibility.PUBLIC, null, "31", "hello");
        assertThat(reason(x.send(nowhere))).isEqualTo("invalid");
        for (@Nullable String customer : new @Nullable String[] {null, "", "31/../9", "３１", "noor", "1".repeat(21)}) {
            assertThat(reason(x.send(direct(customer)))).isEqualTo("invalid");
        }
        assertThat(reason(x.send(reply(" ")))).isEqualTo("invalid");
        assertThat(api.asked).isEmpty();
    }

    @Test
    void without_a_usable_token_nothing_is_sent_and_no_token_is_shown() {
        TwitterConnector none = TwitterConnector.builder().baseUri(api.uri()).build();
        assertThat(reason(none.send(reply("t")))).isEqualTo("blocked not-authorized");
        TwitterConnector broken = TwitterConnector.builder()
                .baseUri(api.uri())
                .accessToken("x-lumen", Secret.of("secret\r\nX-Evil: 1"))
                .build();
        assertThat(broken.send(reply("t")).toString())
                .contains("not-authorized")
                .doesNotContain("secret");
        TwitterConnector failing = TwitterConnector.builder()
                .baseUri(api.uri())
                .accessTokens(account -> {
                    throw new IllegalStateException("vault is closed");
                })
                .build();
        assertThat(reason(failing.send(reply("t")))).isEqualTo("blocked not-authorized");
        assertThat(api.asked).isEmpty();
    }

    @Test
    void a_token_source_is_asked_for_every_send() {
        api.answers(201, json("{'data':{'id':'1'}}"), Map.of());
        int[] calls = {0};
        TwitterConnector refreshed = TwitterConnector.builder()
                .baseUri(api.uri())
                .accessTokens(account -> Optional.of(Secret.of(account.id() + "-" + calls[0]++)))
                .build();
        refreshed.send(reply("t"));
        refreshed.send(reply("t"));
        assertThat(api.asked)
                .extracting(asked -> asked.header("Authorization"))
                .containsExactly("Bearer x-lumen-0", "Bearer x-lumen-1");
    }

    @Test
    void a_token_that_x_repeats_is_not_passed_on() {
        api.answers(403, json("{'detail':'bad token " + TOKEN + " given'}"), Map.of());
        assertThat(x.send(reply("t")).toString()).contains("[hidden]").doesNotContain(TOKEN);
    }

    @Test
    void an_answer_without_end_is_read_no_further_than_needed() {
        api.answers(403, json("{'detail':'" + "a".repeat(300_000) + "'}"), Map.of());
        assertThat(reason(x.send(reply("t")))).isEqualTo("forbidden");
    }

    @Test
    void behind_a_closed_port_or_an_unknown_host_nothing_was_sent_and_it_goes_out_a_little_later() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Throttled soon = new Throttled(NOW.plusSeconds(30));
        assertThat(connector(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(10))
                        .send(reply("t")))
                .isEqualTo(soon);
        assertThat(connector(URI.create("http://x.invalid"), Duration.ofSeconds(10))
                        .send(reply("t")))
                .isEqualTo(soon);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"data\":"})
    void silence_after_the_request_is_not_known(String begun) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CountDownLatch over = new CountDownLatch(1);
            Thread server = serve(silent, begun, over);
            SendOutcome outcome =
                    connector(address(silent), Duration.ofMillis(300)).send(reply("t"));
            over.countDown();
            server.join();
            assertThat(outcome).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 201 Created\r\nContent-Length: 50\r\n\r\n{\"data\":", "not http at all\r\n\r\n"})
    void a_connection_that_breaks_is_not_known(String begun) throws Exception {
        try (ServerSocket breaking = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = serve(breaking, begun, new CountDownLatch(0));
            SendOutcome outcome =
                    connector(address(breaking), Duration.ofSeconds(10)).send(reply("t"));
            server.join();
            assertThat(outcome).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void an_interrupted_wait_is_not_known_and_stays_interrupted() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        Thread server;
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server = serve(silent, "", over);
            Thread.currentThread().interrupt();
            SendOutcome outcome =
                    connector(address(silent), Duration.ofSeconds(10)).send(reply("t"));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOf(Unknown.class);
        }
        over.countDown();
        server.join();
    }

    @Test
    void options_out_of_bounds_are_named() {
        TwitterConnector.Builder builder = TwitterConnector.builder();
        assertThatThrownBy(() -> builder.baseUri(URI.create("ftp://x")).build()).hasMessageContaining("baseUri");
        builder.baseUri(api.uri());
        assertThatThrownBy(() -> builder.timeout(Duration.ZERO).build())
                .hasMessageContaining("timeout")
                .hasMessageContaining("PT0S");
        builder.timeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> builder.bodyLimit(0).build()).hasMessageContaining("bodyLimit");
        builder.bodyLimit(1);
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatThrownBy(() -> builder.httpClient(following).build()).hasMessageContaining("redirects");
    }

    /** Takes one request, writes the beginning of an answer, waits, and hangs up. */
    private static Thread serve(ServerSocket listening, String begun, CountDownLatch over) {
        Thread server = new Thread(() -> {
            try (Socket socket = listening.accept()) {
                byte[] buffer = new byte[4096];
                StringBuilder request = new StringBuilder();
                int read;
                while (!request.toString().endsWith("}}")
                        && (read = socket.getInputStream().read(buffer)) > 0) {
                    request.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                over.await(30, TimeUnit.SECONDS);
            } catch (IOException | InterruptedException e) {
                // The client hung up first.
            }
        });
        server.start();
        return server;
    }

    private static URI address(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private static TwitterConnector connector(URI base, Duration timeout) {
        return TwitterConnector.builder()
                .accessToken("x-lumen", Secret.of(TOKEN))
                .baseUri(base)
                .clock(() -> NOW)
                .timeout(timeout)
                .build();
    }

    private static SendRequest reply(String text) {
        return new SendRequest(new SendId("s-1"), LUMEN, Visibility.PUBLIC, "9001", "31", text);
    }

    private static SendRequest direct(@Nullable String customer) {
        return new SendRequest(new SendId("s-2"), LUMEN, Visibility.PRIVATE, null, customer, "hello");
    }

    private static String reason(SendOutcome outcome) {
        return outcome instanceof Blocked blocked ? "blocked " + blocked.reason() : ((Rejected) outcome).reason();
    }
}
