package dev.relais.testkit;

import static dev.relais.testkit.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.testkit.RecordedCall.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeXTest {
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile LEA = Profile.customer(1);
    private static final String TOKEN = "brand-token";
    private static final String MESSAGES = "/2/dm_conversations/with/" + LEA.id() + "/messages";
    private static final Instant NOW = Instant.parse("2026-09-01T09:15:30Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final FakeX x = FakeX.builder(clock, Secret.of("test-consumer-secret"))
            .account(BRAND, Secret.of(TOKEN))
            .start();
    private final Caller caller = new Caller(x.baseUri());

    @AfterEach
    void close() {
        x.close();
    }

    private static String reply(String parent, String text) {
        return "{\"text\":\"%s\",\"reply\":{\"in_reply_to_tweet_id\":\"%s\"}}".formatted(text, parent);
    }

    @Test
    void a_reply_to_a_mention_is_taken_and_gets_a_later_id() throws Exception {
        String parent = x.mention(LEA, BRAND, "where is it?").subject();
        HttpResponse<String> response = caller.post("/2/tweets", TOKEN, reply(parent, "Looking & asking"));

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode data = json(response).path("data");
        String id = data.path("id").textValue();
        assertThat(Long.parseLong(id)).isGreaterThan(Long.parseLong(parent));
        assertThat(data.path("text").textValue()).isEqualTo("Looking &amp; asking");
        assertThat(data.path("edit_history_tweet_ids").path(0).textValue()).isEqualTo(id);
        assertThat(x.publicReplies()).containsExactly(new PublicPost(id, BRAND.id(), parent, "Looking & asking", NOW));
    }

    @Test
    void ids_are_snowflakes_of_the_clock_and_grow_even_when_it_goes_back() {
        String first = x.post(BRAND, "one");
        assertThat((Long.parseLong(first) >> 22) + 1_288_834_974_657L).isEqualTo(NOW.toEpochMilli());
        clock.set(NOW.minusSeconds(3600));
        assertThat(Long.parseLong(x.post(BRAND, "two"))).isGreaterThan(Long.parseLong(first));
    }

    @Test
    void a_direct_message_is_taken_and_names_the_conversation_by_the_smaller_id() throws Exception {
        HttpResponse<String> response = caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).at("/data/dm_conversation_id").textValue()).isEqualTo("9001-" + LEA.id());
        assertThat(x.directMessages()).singleElement().satisfies(sent -> {
            assertThat(sent.id())
                    .isEqualTo(json(response).at("/data/dm_event_id").textValue());
            assertThat(sent.customer()).isEqualTo(LEA.id());
            assertThat(sent.text()).isEqualTo("Hello");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PATCH|/2/tweets|brand-token|application/json|{\"text\":\"a\"}|405",
                "POST|/2/posts|brand-token|application/json|{\"text\":\"a\"}|404",
                "POST|/2/tweets/|brand-token|application/json|{\"text\":\"a\"}|404",
                "POST|/2/tweets|other-token|application/json|{\"text\":\"a\"}|401",
                "POST|/2/tweets|``|application/json|{\"text\":\"a\"}|401",
                "POST|/2/tweets|brand-token|text/plain|{\"text\":\"a\"}|400",
                "POST|/2/tweets?x=1|brand-token|application/json|{\"text\":\"a\"}|400",
                "POST|/2/tweets|brand-token|application/json|[]|400",
                "POST|/2/tweets|brand-token|application/json|{|400",
                "POST|/2/tweets|brand-token|application/json|{}|400",
                "POST|/2/tweets|brand-token|application/json|{\"text\":1}|400",
                "POST|/2/tweets|brand-token|application/json|{\"text\":\"a\",\"lang\":\"fr\"}|400",
                "POST|/2/tweets|brand-token|application/json|{\"text\":\"a\",\"reply\":{}}|400",
                "POST|/2/tweets|brand-token|application/json|{\"text\":\"a\",\"reply\":{\"in_reply_to_tweet_id\":12}}|400",
                "POST|/2/tweets|brand-token|application/json|{\"text\":\"a\",\"quote_tweet_id\":\"12\"}|403",
                "POST|/2/tweets|brand-token|application/json|{\"text\":\"a\",\"reply\":{\"in_reply_to_tweet_id\":\"12\"}}|403",
                "POST|/2/dm_conversations/with/ann/messages|brand-token|application/json|{\"text\":\"a\"}|400",
                "POST|/2/dm_conversations/with/7/messages|brand-token|application/json|{\"text\":\"\"}|400",
                "POST|/2/dm_conversations/with/7/messages|brand-token|application/json|{\"attachments\":[]}|400",
                "DELETE|/2/dm_conversations/with/7/messages|brand-token|application/json|{\"text\":\"a\"}|405",
            })
    void what_is_not_in_order_is_refused_and_leaves_nothing(
            String method, String path, String token, String type, String body, int status) throws Exception {
        HttpResponse<String> response = caller.send(method, path, token, type, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("title").isTextual()).isTrue();
        assertThat(json(response).path("detail").isTextual()).isTrue();
        assertThat(json(response).path("type").isTextual()).isTrue();
        assertThat(x.publicPosts()).isEmpty();
        assertThat(x.directMessages()).isEmpty();
        assertThat(x.calls()).singleElement().satisfies(call -> {
            assertThat(call.status()).hasValue(status);
            assertThat(call.outcome().executed()).isFalse();
        });
    }

    @Test
    void a_wrong_member_is_named_by_its_place() throws Exception {
        JsonNode problem = json(caller.post("/2/tweets", TOKEN, "{\"text\":\"a\",\"reply\":{\"to\":\"1\"}}"));
        assertThat(problem.path("type").textValue()).endsWith("/invalid-request");
        assertThat(problem.path("errors").findValuesAsText("message"))
                .containsExactly(
                        "$.reply.in_reply_to_tweet_id: is missing but it is required",
                        "$.reply.to: is not a known parameter");
        assertThat(problem.at("/errors/1/parameters/$.reply.to/0").textValue()).isEqualTo("1");
    }

    @Test
    void posts_are_as_long_as_their_weight() throws Exception {
        String url = "https://shop.example/a-very-long-path-that-counts-as-twenty-three-only/" + "x".repeat(300);
        assertThat(caller.post("/2/tweets", TOKEN, "{\"text\":\"" + "a".repeat(280) + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(caller.post("/2/tweets", TOKEN, "{\"text\":\"" + "a".repeat(281) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.post("/2/tweets", TOKEN, "{\"text\":\"" + "あ".repeat(141) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.post("/2/tweets", TOKEN, "{\"text\":\"" + "b".repeat(256) + " " + url + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(XText.weight("👨‍👩‍👧‍👦")).isEqualTo(2);
        assertThat(XText.weight("cafe\u0301")).isEqualTo(4);
    }

    @Test
    void only_posts_that_summon_the_account_can_be_answered() throws Exception {
        String stranger = x.post(LEA, "parcels, parcels");
        HttpResponse<String> refused = caller.post("/2/tweets", TOKEN, reply(stranger, "May we help?"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("detail").textValue()).contains("have not been mentioned");

        String campaign = x.post(BRAND, "New parcels!");
        String answer = x.reply(LEA, campaign, "late as ever").subject();
        assertThat(caller.post("/2/tweets", TOKEN, reply(answer, "Sorry")).statusCode())
                .isEqualTo(201);
        assertThat(caller.post("/2/tweets", TOKEN, reply(campaign, "Thread")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_deleted_post_cannot_be_answered() throws Exception {
        String parent = x.mention(LEA, BRAND, "late").subject();
        x.delete(parent);
        assertThat(caller.post("/2/tweets", TOKEN, reply(parent, "Sorry")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_same_reply_twice_is_a_duplicate() throws Exception {
        String parent = x.mention(LEA, BRAND, "late").subject();
        String other = x.mention(LEA, BRAND, "still late").subject();
        assertThat(caller.post("/2/tweets", TOKEN, reply(parent, "Sorry")).statusCode())
                .isEqualTo(201);
        HttpResponse<String> second = caller.post("/2/tweets", TOKEN, reply(parent, "Sorry"));
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(json(second).path("detail").textValue()).contains("duplicate content");
        assertThat(caller.post("/2/tweets", TOKEN, reply(other, "Sorry")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void the_sixteenth_message_in_a_quarter_of_an_hour_waits_for_the_reset() throws Exception {
        for (int left = 14; left >= 0; left--) {
            HttpResponse<String> response = caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}");
            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(response.headers().firstValue("x-rate-limit-limit")).hasValue("15");
            assertThat(response.headers().firstValue("x-rate-limit-remaining")).hasValue(Integer.toString(left));
        }
        HttpResponse<String> response = caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}");
        assertThat(response.statusCode()).isEqualTo(429);
        long reset = response.headers().firstValueAsLong("x-rate-limit-reset").orElseThrow();
        assertThat(Instant.ofEpochSecond(reset)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));

        clock.set(Instant.ofEpochSecond(reset));
        assertThat(caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}").statusCode())
                .isEqualTo(201);
        assertThat(x.directMessages()).hasSize(16);
    }

    @Test
    void the_journal_holds_what_was_sent_and_no_token() throws Exception {
        HttpResponse<String> response = caller.post("/2/tweets", TOKEN, "{\"text\":\"my token is brand-token\"}");
        assertThat(x.calls()).singleElement().satisfies(recorded -> {
            NetworkCall call = recorded.call();
            assertThat(call.number()).isEqualTo(1);
            assertThat(call.at()).isEqualTo(NOW);
            assertThat(call.account()).isEqualTo(BRAND.id());
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/2/tweets");
            assertThat(call.body()).isEqualTo("{\"text\":\"my token is [token]\"}");
            assertThat(call.headers().get("content-type")).containsExactly("application/json");
            assertThat(call.toString()).doesNotContain(TOKEN);
            assertThat(recorded.outcome()).isEqualTo(new Outcome.Answered(201, response.body(), true));
        });
    }

    @Test
    void a_call_closed_after_its_effect_leaves_the_post_and_no_answer() throws Exception {
        String parent = x.mention(LEA, BRAND, "late").subject();
        x.mishaps().next(Mishap.closedAfterEffect());

        assertThatThrownBy(() -> caller.post("/2/tweets", TOKEN, reply(parent, "Sorry")))
                .isInstanceOf(IOException.class);
        assertThat(x.calls()).extracting(RecordedCall::outcome).containsExactly(new Outcome.Unanswered(true));
        assertThat(x.publicReplies()).extracting(PublicPost::text).containsExactly("Sorry");
        assertThat(caller.post("/2/tweets", TOKEN, reply(parent, "Sorry")).statusCode())
                .as("a blind resend is caught as a duplicate")
                .isEqualTo(403);
    }

    @Test
    void a_call_closed_before_its_effect_leaves_nothing() {
        x.mishaps().next(Mishap.closedBeforeEffect());
        assertThatThrownBy(() -> caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}"))
                .isInstanceOf(IOException.class);
        assertThat(x.directMessages()).isEmpty();
        assertThat(x.calls()).extracting(RecordedCall::outcome).containsExactly(new Outcome.Unanswered(false));
    }

    @Test
    void a_held_answer_waits_while_the_post_exists_already() throws Exception {
        Mishap.Held held = Mishap.held();
        x.mishaps().next(held);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> status(MESSAGES));

        assertThat(held.awaitArrival(Duration.ofSeconds(10))).isTrue();
        assertThat(answer).isNotDone();
        assertThat(x.directMessages()).hasSize(1);
        held.release();
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(201);
    }

    private int status(String path) {
        try {
            return caller.post(path, TOKEN, "{\"text\":\"Hello\"}").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_caller_with_a_time_limit_gives_up_on_a_held_answer_and_the_message_is_there() {
        x.mishaps().next(Mishap.held());
        assertThatThrownBy(() -> caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}", Duration.ofSeconds(1)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(x.directMessages()).hasSize(1);
    }

    @Test
    void scripted_answers_come_one_by_one_and_only_to_calls_in_order() throws Exception {
        x.mishaps()
                .next(Mishap.throttled(Duration.ofMinutes(5)), Mishap.serverError(503))
                .once(
                        call -> call.path().equals("/2/tweets"),
                        FakeX.problem(402, "CreditsDepleted", "No credits.", "https://api.x.com/2/problems/credits"));

        assertThat(caller.post(MESSAGES, TOKEN, "{\"txt\":\"Hello\"}").statusCode())
                .isEqualTo(400);
        HttpResponse<String> throttled = caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}");
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("x-rate-limit-remaining")).hasValue("0");
        assertThat(throttled.headers().firstValueAsLong("x-rate-limit-reset"))
                .hasValue(NOW.plus(Duration.ofMinutes(5)).getEpochSecond());
        assertThat(caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}").statusCode())
                .isEqualTo(503);
        assertThat(x.mishaps().pending()).isEqualTo(1);
        assertThat(caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}").statusCode())
                .isEqualTo(201);
        HttpResponse<String> credits = caller.post("/2/tweets", TOKEN, "{\"text\":\"Hello\"}");
        assertThat(credits.statusCode()).isEqualTo(402);
        assertThat(json(credits).path("title").textValue()).isEqualTo("CreditsDepleted");
        assertThat(x.mishaps().pending()).isZero();
        assertThat(x.directMessages()).hasSize(1);
        assertThat(x.publicPosts()).isEmpty();
    }

    @Test
    void many_callers_at_once_get_as_many_different_ids() {
        var answers = java.util.stream.IntStream.range(0, 15)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(MESSAGES)))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(201));
        assertThat(x.directMessages()).extracting(DirectMessage::id).hasSize(15).doesNotHaveDuplicates();
    }

    @Test
    void a_matcher_that_throws_is_told_and_not_hidden() throws Exception {
        x.mishaps()
                .always(
                        call -> {
                            throw new IllegalStateException("a broken test");
                        },
                        Mishap.closedBeforeEffect());
        HttpResponse<String> response = caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("a broken test");
        assertThat(x.directMessages()).isEmpty();
    }

    @Test
    void closing_lets_held_callers_go_without_an_answer() throws Exception {
        Mishap.Held held = Mishap.held();
        x.mishaps().next(held);
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> status(MESSAGES));
        assertThat(held.awaitArrival(Duration.ofSeconds(10))).isTrue();
        x.close();
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void enterprise_accounts_answer_anybody_and_posts_from_elsewhere_can_be_made_known() throws Exception {
        try (FakeX open = FakeX.builder(clock, Secret.of("test-consumer-secret"))
                .account(BRAND, Secret.of(TOKEN))
                .repliesToAnybody()
                .start()) {
            open.knowPost("4711", LEA, "parcels, parcels");
            assertThat(new Caller(open.baseUri())
                            .post("/2/tweets", TOKEN, reply("4711", "May we help?"))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void an_account_reads_its_own_posts_newest_first_page_by_page() throws Exception {
        String old = x.post(BRAND, "old");
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 6; i++) {
            x.post(BRAND, "news & more " + i);
        }
        x.post(LEA, "not ours");
        String path = "/2/users/9001/tweets?max_results=5&since_id=" + old + "&tweet.fields=created_at";
        JsonNode first = json(get(path));
        assertThat(first.at("/meta/result_count").intValue()).isEqualTo(5);
        assertThat(first.at("/data/0/text").textValue()).isEqualTo("news &amp; more 5");
        assertThat(first.at("/data/0/created_at").textValue()).isEqualTo("2026-09-01T09:16:30.000Z");
        assertThat(first.at("/data/0").has("author_id")).as("not asked for").isFalse();
        String next = first.at("/meta/next_token").textValue();
        JsonNode second = json(get(path + "&pagination_token=" + next));
        assertThat(second.path("data")).hasSize(1);
        assertThat(second.path("meta").has("next_token")).isFalse();
        JsonNode none = json(get("/2/users/" + LEA.id() + "9/tweets"));
        assertThat(none.has("data")).isFalse();
        assertThat(get("/2/users/9001/tweets?limit=5").statusCode()).isEqualTo(400);
        assertThat(get("/2/users/9001/tweets?max_results=101").statusCode()).isEqualTo(400);
    }

    @Test
    void direct_messages_are_read_from_both_sides_fifteen_times_in_a_quarter_of_an_hour() throws Exception {
        x.directMessage(LEA, BRAND, "Hello?");
        clock.advance(Duration.ofSeconds(1));
        caller.post(MESSAGES, TOKEN, "{\"text\":\"Hello\"}");
        String path = "/2/dm_conversations/with/" + LEA.id() + "/dm_events?dm_event.fields=sender_id";
        JsonNode page = json(get(path));
        assertThat(page.at("/data/0/text").textValue()).isEqualTo("Hello");
        assertThat(page.at("/data/0/sender_id").textValue()).isEqualTo("9001");
        assertThat(page.at("/data/1/sender_id").textValue()).isEqualTo(LEA.id());
        for (int i = 1; i < 15; i++) {
            assertThat(get(path).statusCode()).isEqualTo(200);
        }
        assertThat(get(path).statusCode()).isEqualTo(429);
    }

    @Test
    void an_account_hides_replies_in_conversations_that_it_began() throws Exception {
        String reply = x.reply(LEA, x.post(BRAND, "our new lamp"), "rubbish").subject();
        assertThat(json(put(reply, "{\"hidden\":true}")).at("/data/hidden").booleanValue())
                .isTrue();
        assertThat(x.hiddenReplies()).containsExactly(reply);
        put(reply, "{\"hidden\":false}");
        assertThat(x.hiddenReplies()).isEmpty();
        assertThat(put(x.mention(LEA, BRAND, "hello").subject(), "{\"hidden\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(put(reply, "{}").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return caller.send("GET", path, TOKEN, "application/json", "");
    }

    private HttpResponse<String> put(String post, String body) throws Exception {
        return caller.send("PUT", "/2/tweets/" + post + "/hidden", TOKEN, "application/json", body);
    }
}
