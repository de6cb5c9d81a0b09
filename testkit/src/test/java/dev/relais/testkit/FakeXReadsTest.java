package dev.relais.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeXReadsTest {
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile LEA = new Profile("7002", "lea_m", "Léa Martin", 12);
    private static final Instant NOW = Instant.parse("2026-09-01T09:15:30Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final FakeX x = FakeX.builder(clock, Secret.of("test-consumer-secret"))
            .account(BRAND, Secret.of("brand-token"))
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

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> response = get(path, "brand-token");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Caller.json(response);
    }

    private List<String> found(String query) throws Exception {
        JsonNode page = read("/2/tweets/search/recent?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return page.path("data").findValuesAsText("id");
    }

    @ParameterizedTest
    @CsvSource({
        "/2/users/9001/mentions?max_results=4",
        "/2/users/9001/mentions?max_results=101",
        "/2/users/9001/mentions?max_results=ten",
        "/2/users/9001/mentions?since=1",
        "/2/users/9001/mentions?since_id=ann",
        "/2/users/9001/mentions?start_time=yesterday",
        "/2/users/9001/mentions?start_time=2026-13-01T00:00:00Z",
        "/2/users/9001/mentions?pagination_token=abc",
        "/2/users/9001/mentions?tweet.fields=author",
        "/2/users/9001/mentions?post.fields=referenced_tweets",
        "/2/users/9001/mentions?expansions=author",
        "/2/users/ann/mentions",
        "/2/tweets",
        "/2/tweets?ids=",
        "/2/tweets?ids=1;2",
        "/2/tweets/search/recent",
        "/2/tweets/search/recent?query=",
        "/2/tweets/search/recent?query=lamp&max_results=9",
        "/2/tweets/search/recent?query=lamp&start_time=2026-08-01T00:00:00Z",
        "/2/tweets/search/recent?query=lamp&since_id=1",
        "/2/dm_events?max_results=0",
        "/2/dm_events?event_types=Message",
        "/2/users?ids=1&user.fields=age",
        "/2/users/by?usernames=a-b",
        "/2/dm_conversations/12-ann/dm_events",
    })
    void what_the_contract_does_not_know_is_an_invalid_request(String path) throws Exception {
        HttpResponse<String> response = get(path, "brand-token");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Caller.json(response).path("type").textValue()).endsWith("/invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "/2/users/me,app-token",
        "/2/dm_events,app-token",
        "/2/usage/tweets,brand-token",
        "/2/tweets/counts/recent?query=a,brand-token",
    })
    void a_token_of_the_wrong_kind_is_unsupported(String path, String token) throws Exception {
        HttpResponse<String> response = get(path, token);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Caller.json(response).path("type").textValue()).endsWith("/unsupported-authentication");
    }

    @Test
    void mentions_come_with_who_wrote_them_and_what_they_answer() throws Exception {
        String campaign = x.post(BRAND, "our new lamp");
        String reply = x.reply(LEA, campaign, "too bright").subject();
        JsonNode page = read("/2/users/9001/mentions?expansions=author_id,referenced_tweets.id"
                + "&tweet.fields=referenced_tweets,author_id&user.fields=protected");
        assertThat(page.at("/data/0/id").textValue()).isEqualTo(reply);
        assertThat(page.at("/data/0/referenced_tweets/0/id").textValue()).isEqualTo(campaign);
        assertThat(page.at("/data/0").has("created_at")).as("not asked for").isFalse();
        assertThat(page.at("/data/0").has("in_reply_to_tweet_id"))
                .as("no field of the REST API")
                .isFalse();
        assertThat(page.at("/includes/users/0/username").textValue()).isEqualTo("lea_m");
        assertThat(page.at("/includes/users/0/protected").isBoolean()).isTrue();
        assertThat(page.at("/includes/users/0").has("public_metrics")).isFalse();
        assertThat(page.at("/includes/tweets/0/id").textValue()).isEqualTo(campaign);
        assertThat(page.at("/meta/newest_id").textValue()).isEqualTo(reply);
    }

    @Test
    void what_a_post_refers_to_and_is_gone_is_a_partial_error() throws Exception {
        String campaign = x.post(BRAND, "our new lamp");
        x.reply(LEA, campaign, "too bright");
        x.delete(campaign);
        JsonNode page = read("/2/users/9001/mentions?expansions=referenced_tweets.id");
        assertThat(page.path("data")).hasSize(1);
        assertThat(page.has("includes")).isFalse();
        assertThat(page.at("/errors/0/resource_id").textValue()).isEqualTo(campaign);
        assertThat(page.at("/errors/0/type").textValue()).endsWith("/resource-not-found");
    }

    @Test
    void pages_follow_tokens_that_mean_nothing_to_the_caller_until_eight_hundred() throws Exception {
        for (int i = 0; i < 803; i++) {
            x.mention(LEA, BRAND, "number " + i);
        }
        List<String> texts = new ArrayList<>();
        JsonNode page = read("/2/users/9001/mentions?max_results=100");
        while (page.path("meta").has("next_token")) {
            texts.addAll(page.path("data").findValuesAsText("text"));
            String token = page.at("/meta/next_token").textValue();
            assertThat(get("/2/users/9001/mentions?max_results=99&since_id=5&pagination_token=" + token, "brand-token")
                            .statusCode())
                    .as("a token is good for its own query only")
                    .isEqualTo(400);
            page = read("/2/users/9001/mentions?max_results=100&pagination_token=" + token);
        }
        texts.addAll(page.path("data").findValuesAsText("text"));
        assertThat(texts).hasSize(800).doesNotHaveDuplicates().first().isEqualTo("@NorthwindCare number 802");
        assertThat(read("/2/users/9001/mentions?max_results=5&until_id="
                                + page.at("/data/0/id").textValue())
                        .path("data")
                        .size())
                .isEqualTo(5);
        String back = page.at("/meta/previous_token").textValue();
        assertThat(read("/2/users/9001/mentions?max_results=100&pagination_token=" + back)
                        .at("/data/99/text")
                        .textValue())
                .isEqualTo("@NorthwindCare number 103");
        x.quirks().expirePages();
        assertThat(get("/2/users/9001/mentions?pagination_token=" + back, "brand-token")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_empty_page_is_only_meta_and_may_hold_a_token() throws Exception {
        assertThat(read("/2/users/9001/mentions").toString()).isEqualTo("{\"meta\":{\"result_count\":0}}");
        String id = x.mention(LEA, BRAND, "hello").subject();
        x.quirks().emptyPages(1);
        JsonNode empty = read("/2/users/9001/mentions");
        assertThat(empty.has("data")).isFalse();
        assertThat(empty.at("/meta/result_count").intValue()).isZero();
        String token = empty.at("/meta/next_token").textValue();
        assertThat(read("/2/users/9001/mentions?pagination_token=" + token)
                        .at("/data/0/id")
                        .textValue())
                .isEqualTo(id);
    }

    @Test
    void a_post_that_is_indexed_late_is_missed_by_who_asks_since_the_last_id() throws Exception {
        String late = x.mention(LEA, BRAND, "late").subject();
        x.quirks().indexedLate(late, NOW.plusSeconds(60));
        clock.advance(Duration.ofSeconds(10));
        String second = x.mention(LEA, BRAND, "second").subject();
        assertThat(read("/2/users/9001/mentions").path("data").findValuesAsText("id"))
                .containsExactly(second);
        clock.advance(Duration.ofSeconds(50));
        assertThat(read("/2/users/9001/mentions?since_id=" + second).has("data"))
                .isFalse();
        assertThat(read("/2/users/9001/mentions?start_time=2026-09-01T09:10:00Z")
                        .path("data")
                        .findValuesAsText("id"))
                .containsExactly(second, late);
    }

    @Test
    void search_speaks_the_operators_of_the_contract() throws Exception {
        String campaign = x.post(BRAND, "our new lamp");
        String reply = x.reply(LEA, campaign, "lamp too bright").subject();
        String mention = x.mention(LEA, BRAND, "my \"dusk\" lamp, broken").subject();
        String other = x.post(LEA, "lamps are nice");
        x.quirks().language(other, "en");

        assertThat(found("lamp")).containsExactly(mention, reply, campaign);
        assertThat(found("lamp from:lea_m")).containsExactly(mention, reply);
        assertThat(found("lamp -from:lea_m")).containsExactly(campaign);
        assertThat(found("to:NorthwindCare")).containsExactly(reply);
        assertThat(found("@northwindcare")).containsExactly(mention, reply);
        assertThat(found("conversation_id:" + campaign)).containsExactly(reply, campaign);
        assertThat(found("in_reply_to_tweet_id:" + campaign)).containsExactly(reply);
        assertThat(found("\"too bright\" OR broken")).containsExactly(mention, reply);
        assertThat(found("(bright OR nice) from:7002")).containsExactly(other, reply);
        assertThat(found("lamps lang:en")).containsExactly(other);
        assertThat(found("lamp -is:retweet -(broken OR bright)")).containsExactly(campaign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lang:en", "(lamp", "lamp)", "lamp OR", "-lamp", "is:retweet", "near:paris", "from:", "\"\"", "!"
            })
    void a_query_that_x_refuses_is_refused(String query) throws Exception {
        String path = "/2/tweets/search/recent?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        assertThat(get(path, "brand-token").statusCode()).isEqualTo(400);
    }

    @Test
    void counts_are_by_hours() throws Exception {
        x.post(LEA, "a lamp");
        clock.advance(Duration.ofHours(2));
        x.post(LEA, "two lamp");
        clock.advance(Duration.ofSeconds(1));
        JsonNode counts =
                Caller.json(get("/2/tweets/counts/recent?query=lamp&start_time=2026-09-01T09:00:00Z", "app-token"));
        assertThat(counts.path("data").findValuesAsText("tweet_count")).containsExactly("1", "0", "1");
        assertThat(counts.at("/meta/total_tweet_count").intValue()).isEqualTo(2);
    }

    @Test
    void posts_are_looked_up_with_tombstones_for_what_is_gone_or_protected() throws Exception {
        Profile shy = Profile.of("7003", "shy", "Shy");
        String gone = x.post(LEA, "gone");
        String hidden = x.post(shy, "hidden");
        String there = x.post(LEA, "there");
        x.delete(gone);
        x.quirks().protect(shy);
        JsonNode found = read("/2/tweets?ids=" + gone + "," + hidden + "," + there);
        assertThat(found.path("data").findValuesAsText("id")).containsExactly(there);
        assertThat(found.path("errors").findValuesAsText("resource_id")).containsExactly(gone, hidden);
        assertThat(found.at("/errors/1/type").textValue()).endsWith("/not-authorized-for-resource");
        assertThat(read("/2/tweets?ids=" + gone).has("data")).isFalse();
        assertThat(read("/2/tweets/" + there).at("/data/text").textValue()).isEqualTo("there");
    }

    @Test
    void direct_messages_are_read_for_thirty_days_by_who_takes_part() throws Exception {
        x.directMessage(LEA, BRAND, "old");
        clock.advance(Duration.ofDays(31));
        String recent = x.directMessage(LEA, BRAND, "recent #help").subject();
        JsonNode all = read("/2/dm_events?dm_event.fields=entities,sender_id,dm_conversation_id&expansions=sender_id");
        assertThat(all.path("data").findValuesAsText("id")).containsExactly(recent);
        assertThat(all.at("/data/0/hashtags/0/tag").textValue()).isEqualTo("help");
        assertThat(all.at("/includes/users/0/username").textValue()).isEqualTo("lea_m");
        String conversation = all.at("/data/0/dm_conversation_id").textValue();
        assertThat(conversation).isEqualTo("7002-9001");
        assertThat(read("/2/dm_conversations/" + conversation + "/dm_events").path("data"))
                .hasSize(1);
        assertThat(read("/2/dm_events/" + recent).at("/data/text").textValue()).isEqualTo("recent #help");
        assertThat(get("/2/dm_conversations/1-2/dm_events", "brand-token").statusCode())
                .isEqualTo(403);
        x.dialect(XDialect.POST);
        JsonNode renamed = read("/2/dm_events?dm_event.fields=entities");
        assertThat(renamed.at("/data/0/entities/hashtags/0/tag").textValue()).isEqualTo("help");
    }

    @Test
    void people_are_found_by_id_and_by_name_and_say_whether_they_take_messages() throws Exception {
        x.mention(LEA, BRAND, "hello");
        x.quirks().closeMessages(LEA);
        JsonNode found = read("/2/users/by?usernames=lea_m,nobody&user.fields=receives_your_dm,connection_status");
        assertThat(found.at("/data/0/receives_your_dm").booleanValue()).isFalse();
        assertThat(found.at("/errors/0/value").textValue()).isEqualTo("nobody");
        assertThat(read("/2/users/me").at("/data/id").textValue()).isEqualTo("9001");
        assertThat(read("/2/users/by/username/LEA_M").at("/data/id").textValue())
                .isEqualTo("7002");
        JsonNode asApplication = Caller.json(get("/2/users/7002?user.fields=receives_your_dm", "app-token"));
        assertThat(asApplication.at("/data").has("receives_your_dm")).isFalse();
        assertThat(asApplication.at("/errors/0/type").textValue()).endsWith("/not-authorized-for-field");
        x.quirks().suspend(LEA);
        assertThat(read("/2/users?ids=7002").at("/errors/0/detail").textValue()).contains("suspended");
    }

    @Test
    void both_dialects_are_understood_and_one_is_spoken() throws Exception {
        String campaign = x.post(BRAND, "our new lamp");
        x.reply(LEA, campaign, "too bright");
        String path = "/2/users/9001/mentions?post.fields=referenced_posts,public_metrics&expansions=referenced_posts";
        JsonNode old = read(path);
        assertThat(old.at("/data/0/referenced_tweets/0/id").textValue()).isEqualTo(campaign);
        x.dialect(XDialect.POST);
        JsonNode now = read(path);
        assertThat(now.at("/data/0/referenced_posts/0/id").textValue()).isEqualTo(campaign);
        assertThat(now.at("/data/0/edit_history_post_ids")).hasSize(1);
        assertThat(now.at("/data/0/public_metrics").has("repost_count")).isTrue();
        assertThat(now.at("/includes/posts/0/id").textValue()).isEqualTo(campaign);
        assertThat(now.toString()).doesNotContain("tweet");
        assertThat(new String(x.reply(LEA, campaign, "again").body(), StandardCharsets.UTF_8))
                .contains("repost_count_str")
                .contains("referenced_posts");
    }

    @Test
    void users_and_application_have_windows_of_their_own() throws Exception {
        String path = "/2/tweets/1/quote_tweets";
        for (int i = 0; i < 75; i++) {
            assertThat(get(path, "app-token").statusCode()).isEqualTo(200);
        }
        assertThat(get(path, "app-token").statusCode()).isEqualTo(429);
        assertThat(get(path, "brand-token").statusCode()).isEqualTo(200);
    }
}
