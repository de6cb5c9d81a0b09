package dev.relais.testkit;

import static dev.relais.testkit.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.json.StrictJson;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FakeXLimitsTest {
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile LEA = new Profile("7002", "lea_m", "Léa Martin", 12);
    private static final String TOKEN = "brand-token";
    private static final String MESSAGES = "/2/dm_conversations/with/7002/messages";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:15:30Z"));
    private final FakeX x = FakeX.builder(clock, Secret.of("test-consumer-secret"))
            .account(BRAND, Secret.of(TOKEN))
            .applicationToken(Secret.of("app-token"))
            .start();
    private final Caller caller = new Caller(x.baseUri());

    @AfterEach
    void close() {
        x.close();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return caller.send("GET", path, token, "application/json", "");
    }

    private HttpResponse<String> post(String text) throws Exception {
        return caller.post("/2/tweets", TOKEN, "{\"text\":\"" + text + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/2/users/9001/mentions,brand-token,300",
        "GET,/2/users/9001/mentions,app-token,450",
        "GET,/2/tweets/search/recent,app-token,450",
        "GET,/2/tweets,brand-token,5000",
        "GET,/2/tweets,app-token,3500",
        "GET,/2/tweets/1/quote_tweets,brand-token,75",
        "GET,/2/dm_events,brand-token,15",
        "GET,/2/dm_conversations/1-2/dm_events,brand-token,15",
        "GET,/2/users,brand-token,900",
        "GET,/2/users,app-token,300",
        "GET,/2/users/me,brand-token,75",
        "GET,/2/usage/tweets,app-token,50",
        "POST,/2/tweets,brand-token,100",
        "DELETE,/2/tweets/1,brand-token,50",
        "PUT,/2/tweets/1/hidden,brand-token,50",
        "DELETE,/2/dm_events/1,brand-token,300",
        "POST,/2/webhooks,app-token,450",
        "POST,/2/webhooks/replay,app-token,100",
        "GET,/2/activity/subscriptions,app-token,500",
        "GET,/2/activity/stream?x=1,app-token,450",
        "GET,/2/tweets/search/stream,app-token,50",
        "POST,/2/tweets/search/stream/rules,app-token,100",
        "GET,/2/tweets/search/stream/rules,app-token,450",
        "DELETE,/2/connections/all,app-token,25",
        "POST,/2/compliance/jobs,app-token,150",
    })
    void every_endpoint_tells_its_window(String method, String path, String token, String limit) throws Exception {
        HttpResponse<String> response = caller.send(method, path, token, "application/json", "");
        assertThat(response.headers().firstValue("x-rate-limit-limit")).hasValue(limit);
        assertThat(response.headers().firstValueAsLong("x-rate-limit-remaining"))
                .hasValue(Long.parseLong(limit) - 1);
    }

    @Test
    void a_day_of_messages_is_full_for_the_user_and_the_application() throws Exception {
        for (int sent = 0; sent < 1_440; sent++) {
            if (sent > 0 && sent % 15 == 0) {
                clock.advance(Duration.ofMinutes(15));
            }
            assertThat(caller.post(MESSAGES, TOKEN, "{\"text\":\"a\"}").statusCode())
                    .isEqualTo(201);
        }
        HttpResponse<String> last = caller.post(MESSAGES, TOKEN, "{\"text\":\"a\"}");
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("x-user-limit-24hour-remaining")).hasValue("0");
        assertThat(last.headers().firstValue("x-app-limit-24hour-remaining")).hasValue("0");
    }

    @Test
    void calls_cost_what_the_contract_says_and_stop_without_credit() throws Exception {
        x.credit(new BigDecimal("0.245"));
        String mention = x.mention(LEA, BRAND, "hello").subject();
        assertThat(post("see https://shop.example/x").statusCode()).isEqualTo(201);
        assertThat(post("see https://shop.example/y").statusCode())
                .as("0.045 left")
                .isEqualTo(402);
        assertThat(caller.post(
                                "/2/tweets",
                                TOKEN,
                                "{\"text\":\"a\",\"reply\":{\"in_reply_to_tweet_id\":\"" + mention + "\"}}")
                        .statusCode())
                .isEqualTo(201);
        get("/2/users/9001/mentions", TOKEN);
        get("/2/users/9001/mentions", TOKEN);
        get("/2/users/9001/mentions", "app-token");
        caller.post(MESSAGES, TOKEN, "{\"text\":\"a\"}");
        assertThat(x.credit().spending())
                .containsEntry("post.create.url", new BigDecimal("0.200"))
                .containsEntry("post.create.summoned", new BigDecimal("0.010"))
                .containsEntry("owned.read", new BigDecimal("0.001"))
                .containsEntry("post.read", new BigDecimal("0.005"))
                .containsEntry("dm.create", new BigDecimal("0.015"));
        assertThat(x.credit().left()).hasValue(new BigDecimal("0.014"));
        HttpResponse<String> empty = post("b");
        assertThat(empty.statusCode()).isEqualTo(402);
        assertThat(json(empty).path("title").textValue()).isEqualTo("CreditsDepleted");
        x.credit().topUp(BigDecimal.ONE);
        assertThat(post("b").statusCode()).isEqualTo(201);
    }

    @Test
    void the_same_post_is_paid_again_on_another_day() throws Exception {
        String id = x.post(LEA, "a");
        get("/2/tweets?ids=" + id, TOKEN);
        get("/2/tweets?ids=" + id, TOKEN);
        assertThat(x.credit().spent()).isEqualByComparingTo("0.005");
        clock.advance(Duration.ofDays(1));
        get("/2/tweets?ids=" + id, TOKEN);
        assertThat(x.credit().spent()).isEqualByComparingTo("0.010");
    }

    @Test
    void the_months_cap_of_posts_closes_reads_alone() throws Exception {
        x.credit().usageCap(1);
        String id = x.post(LEA, "a");
        assertThat(get("/2/tweets?ids=" + id, TOKEN).statusCode()).isEqualTo(200);
        HttpResponse<String> capped = get("/2/tweets?ids=" + id, TOKEN);
        assertThat(capped.statusCode()).isEqualTo(429);
        assertThat(json(capped).path("period").textValue()).isEqualTo("Monthly");
        assertThat(post("b").statusCode()).isEqualTo(201);
        assertThat(json(get("/2/usage/tweets", "app-token"))
                        .at("/data/project_usage")
                        .textValue())
                .isEqualTo("1");
    }

    static Stream<Method> errors() {
        return Arrays.stream(XErrors.class.getMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterCount() == 0);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void every_error_of_the_contract_can_be_scripted(Method error) throws Exception {
        x.mishaps().next((Mishap) error.invoke(null));
        HttpResponse<String> response = post("a");
        assertThat(response.statusCode()).isNotEqualTo(201);
        assertThat(x.publicPosts()).isEmpty();
        assertThat(x.mishaps().pending()).isZero();
        if (!response.body().isEmpty() && response.statusCode() != 200) {
            JsonNode body = StrictJson.read(response.body());
            assertThat(body.has("title") || body.at("/errors/0/code").isInt()).isTrue();
        }
    }

    @Test
    void errors_with_parameters_say_what_they_were_given() throws Exception {
        x.mishaps().next(XErrors.html(502), XErrors.invalidRequest("$.text", "no"), XErrors.empty(500));
        assertThat(post("a").body()).startsWith("<html>");
        assertThat(json(post("a")).at("/errors/0/parameters").has("$.text")).isTrue();
        assertThat(post("a").body()).isEmpty();
        x.mishaps().next(XErrors.problem(403, "Forbidden", "because", "some-type"), XErrors.forbidden("no"));
        assertThat(json(post("a")).path("type").textValue()).isEqualTo("https://api.x.com/2/problems/some-type");
        assertThat(json(post("a")).path("detail").textValue()).isEqualTo("no");
    }

    @Test
    void the_journal_knows_calls_into_windows_that_were_known_to_be_closed() throws Exception {
        x.mishaps().next(Mishap.throttled(Duration.ofMinutes(5)));
        assertThat(post("a").statusCode()).isEqualTo(429);
        x.journal().assertNoneInClosedWindow();
        clock.advance(Duration.ofMinutes(4));
        post("a");
        assertThat(x.journal().callsInClosedWindow())
                .singleElement()
                .satisfies(c -> assertThat(c.call().number()).isEqualTo(2));
        assertThatThrownBy(() -> x.journal().assertNoneInClosedWindow())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("#2 2026-09-01T09:19:30Z POST /2/tweets → 201");
        clock.advance(Duration.ofMinutes(1));
        post("b");
        assertThat(x.journal().callsInClosedWindow()).hasSize(1);
    }

    @Test
    void the_last_call_of_a_window_closes_it() throws Exception {
        for (int i = 0; i < 15; i++) {
            get("/2/dm_events", TOKEN);
        }
        x.journal().assertNoneInClosedWindow().of("GET", "/2/dm_events").assertCount(15);
        get("/2/dm_events", TOKEN);
        assertThat(x.journal().callsInClosedWindow()).hasSize(1);
        get("/2/dm_conversations/with/7002/dm_events", TOKEN);
        assertThat(x.journal().callsInClosedWindow())
                .as("another endpoint has another window")
                .hasSize(1);
    }

    @Test
    void the_journal_knows_writes_that_were_repeated_blindly() throws Exception {
        x.mishaps().next(Mishap.serverError(503));
        post("a");
        get("/2/users/9001/tweets", TOKEN);
        x.mishaps().next(Mishap.serverError(503), Mishap.serverError(503));
        post("a");
        x.journal().assertNoBlindRepeat();
        assertThat(get("/2/users/9001/tweets", TOKEN).statusCode())
                .as("a look that sees nothing")
                .isEqualTo(503);
        post("a");
        assertThat(x.journal().blindRepeats())
                .singleElement()
                .satisfies(c -> assertThat(c.call().number()).isEqualTo(5));
        assertThatThrownBy(() -> x.journal().assertNoBlindRepeat()).isInstanceOf(AssertionError.class);
    }

    @Test
    void the_journal_finds_calls_by_path_and_secrets_in_logs() throws Exception {
        post("a");
        get("/2/users/7002", TOKEN);
        get("/2/users/by/username/lea_m", TOKEN);
        XJournal journal = x.journal();
        journal.of("GET", "/2/users/{id}").assertCount(1);
        journal.of("GET", "/2/users/by/username/{username}").assertCount(1);
        journal.of("GET", "/2/users/(.*)").assertNone();
        assertThatThrownBy(() -> journal.assertCount(2)).hasMessageContaining("expected 2 calls but there were 3");
        journal.assertNoSecretIn("nothing here")
                .assertNoSecretIn(journal.calls().toString());
        assertThatThrownBy(() -> journal.assertNoSecretIn("Authorization: Bearer brand-token"))
                .isInstanceOf(AssertionError.class)
                .hasMessageNotContaining("brand-token");
        get("/2/users/7002?fields=all", TOKEN);
        assertThat(x.journal().invalidCalls()).hasSize(1);
        assertThat(journal.invalidCalls()).as("a journal does not change").isEmpty();
    }

    @Test
    void mishaps_by_chance_are_those_of_their_seed() throws Exception {
        String first = statuses(new StringBuilder());
        x.mishaps().clear();
        assertThat(statuses(new StringBuilder())).isEqualTo(first).contains("5").contains("2");
        assertThatThrownBy(() -> x.mishaps().randomly(1, 1.5, Mishap.serverError(500)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String statuses(StringBuilder statuses) throws Exception {
        x.mishaps().randomly(42, 0.3, Mishap.serverError(503));
        for (int i = 0; i < 30; i++) {
            statuses.append(get("/2/users/me", TOKEN).statusCode() / 100);
        }
        return statuses.toString();
    }

    @Test
    void thousands_of_replies_with_random_refusals_take_seconds() throws Exception {
        int replies = Integer.getInteger("relais.testkit.replies", 1_000);
        x.mishaps().randomly(7, 0.05, Mishap.throttled(Duration.ofSeconds(30)));
        int calls = 0;
        long started = System.nanoTime();
        for (int i = 0; i < replies; i++) {
            String parent = x.mention(LEA, BRAND, "number " + i).subject();
            String body = "{\"text\":\"answer " + i + "\",\"reply\":{\"in_reply_to_tweet_id\":\"" + parent + "\"}}";
            HttpResponse<String> response = caller.post("/2/tweets", TOKEN, body);
            calls++;
            while (response.statusCode() == 429) {
                clock.set(Instant.ofEpochSecond(response.headers()
                        .firstValueAsLong("x-rate-limit-reset")
                        .orElseThrow()));
                response = caller.post("/2/tweets", TOKEN, body);
                calls++;
            }
            assertThat(response.statusCode()).isEqualTo(201);
            if (response.headers()
                    .firstValue("x-rate-limit-remaining")
                    .orElse("")
                    .equals("0")) {
                clock.advance(Duration.ofMinutes(15));
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        assertThat(x.publicReplies()).hasSize(replies);
        assertThat((double) calls / replies).isLessThan(1.1);
        x.journal().assertNoneInClosedWindow();
        assertThat(took).isLessThan(Duration.ofSeconds(Math.max(20, replies / 200)));
    }
}
