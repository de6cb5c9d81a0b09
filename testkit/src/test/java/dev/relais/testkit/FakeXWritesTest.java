package dev.relais.testkit;

import static dev.relais.testkit.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeXWritesTest {
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile LEA = new Profile("7002", "lea_m", "Léa Martin", 12);
    private static final String TOKEN = "brand-token";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:15:30Z"));
    private final FakeX x = start(false);
    private final Caller caller = new Caller(x.baseUri());

    private FakeX start(boolean enterprise) {
        FakeX.Builder builder =
                FakeX.builder(clock, Secret.of("test-consumer-secret")).account(BRAND, Secret.of(TOKEN));
        return enterprise ? builder.repliesToAnybody().start() : builder.start();
    }

    @AfterEach
    void close() {
        x.close();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return caller.post(path, TOKEN, body);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return caller.send(method, path, TOKEN, "application/json", "");
    }

    private String initialize(String type, String category, int bytes) throws Exception {
        HttpResponse<String> response = post(
                "/2/media/upload/initialize",
                "{\"media_type\":\"%s\",\"total_bytes\":%d,\"media_category\":\"%s\"}"
                        .formatted(type, bytes, category));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).at("/data/id").textValue();
    }

    private HttpResponse<String> append(String id, String index, String bytes) throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"segment_index\"\r\n\r\n" + index
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"f\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n--b--\r\n";
        return caller.send("POST", "/2/media/upload/" + id + "/append", TOKEN, "multipart/form-data; boundary=b", body);
    }

    private JsonNode status(String id) throws Exception {
        return json(send("GET", "/2/media/upload?command=STATUS&media_id=" + id));
    }

    @Test
    void an_account_deletes_its_own_posts_alone() throws Exception {
        String own = json(post("/2/tweets", "{\"text\":\"a\"}")).at("/data/id").textValue();
        String other = x.post(LEA, "b");
        assertThat(send("DELETE", "/2/tweets/" + other).statusCode()).isEqualTo(403);
        assertThat(json(send("DELETE", "/2/tweets/" + own)).at("/data/deleted").booleanValue())
                .isTrue();
        assertThat(send("DELETE", "/2/tweets/" + own).statusCode()).isEqualTo(404);
        assertThat(caller.send("DELETE", "/2/tweets/" + own, TOKEN, "application/json", "{}")
                        .statusCode())
                .as("no body is taken")
                .isEqualTo(400);
    }

    @Test
    void an_account_deletes_messages_that_it_sent() throws Exception {
        String sent = json(post("/2/dm_conversations/with/7002/messages", "{\"text\":\"a\"}"))
                .at("/data/dm_event_id")
                .textValue();
        String received = x.directMessage(LEA, BRAND, "b").subject();
        assertThat(send("DELETE", "/2/dm_events/" + sent).statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/2/dm_events/" + sent).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/2/dm_events/" + received).statusCode()).isEqualTo(403);
    }

    @Test
    void messages_go_into_conversations_and_groups_and_not_to_who_takes_none() throws Exception {
        x.directMessage(LEA, BRAND, "hello");
        assertThat(post("/2/dm_conversations/7002-9001/messages", "{\"text\":\"a\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("/2/dm_conversations/7002-9002/messages", "{\"text\":\"a\"}")
                        .statusCode())
                .isEqualTo(403);
        String group = "{\"conversation_type\":\"Group\",\"participant_ids\":[\"7002\",\"7003\"],"
                + "\"message\":{\"text\":\"hello both\"}}";
        String conversation = json(post("/2/dm_conversations", group))
                .at("/data/dm_conversation_id")
                .textValue();
        JsonNode page =
                json(send("GET", "/2/dm_conversations/" + conversation + "/dm_events?dm_event.fields=participant_ids"));
        assertThat(page.path("data").findValuesAsText("event_type"))
                .containsExactly("MessageCreate", "ParticipantsJoin");
        assertThat(page.at("/data/0").has("participant_ids")).isFalse();
        assertThat(page.at("/data/1/participant_ids")).hasSize(3);
        x.quirks().closeMessages(LEA);
        HttpResponse<String> refused = post("/2/dm_conversations/with/7002/messages", "{\"text\":\"a\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("detail").textValue()).contains("cannot send messages to this user");
    }

    @Test
    void an_image_is_uploaded_in_pieces_described_and_posted() throws Exception {
        String id = initialize("image/png", "tweet_image", 6);
        String post = "{\"text\":\"look\",\"media\":{\"media_ids\":[\"" + id + "\"]}}";
        assertThat(append(id, "0", "abc").statusCode()).isEqualTo(200);
        assertThat(append(id, "0", "abc").statusCode()).as("twice").isEqualTo(400);
        assertThat(append(id, "1000", "abc").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/2/media/upload/" + id + "/finalize").statusCode())
                .as("three bytes are missing")
                .isEqualTo(400);
        assertThat(append(id, "1", "d\r\n").statusCode()).isEqualTo(200);
        assertThat(post("/2/tweets", post).statusCode()).as("not finalized").isEqualTo(400);
        JsonNode done = json(send("POST", "/2/media/upload/" + id + "/finalize"));
        assertThat(done.at("/data/size").intValue()).isEqualTo(6);
        assertThat(done.at("/data").has("processing_info")).isFalse();
        String alt = "{\"id\":\"" + id + "\",\"metadata\":{\"alt_text\":{\"text\":\"a lamp\"}}}";
        assertThat(post("/2/media/metadata", alt).statusCode()).isEqualTo(200);
        String posted = json(post("/2/tweets", post)).at("/data/id").textValue();
        JsonNode read = json(
                send("GET", "/2/tweets/" + posted + "?expansions=attachments.media_keys&media.fields=alt_text,url"));
        assertThat(read.at("/includes/media/0/alt_text").textValue()).isEqualTo("a lamp");
    }

    @Test
    void a_video_is_ready_when_the_clock_says_so() throws Exception {
        String id = initialize("video/mp4", "dm_video", 3);
        append(id, "0", "abc");
        JsonNode done = json(send("POST", "/2/media/upload/" + id + "/finalize"));
        assertThat(done.at("/data/processing_info/state").textValue()).isEqualTo("pending");
        assertThat(done.at("/data/processing_info/check_after_secs").intValue()).isPositive();
        String message = "{\"attachments\":[{\"media_id\":\"" + id + "\"}]}";
        clock.advance(Duration.ofSeconds(2));
        assertThat(status(id).at("/data/processing_info/state").textValue()).isEqualTo("in_progress");
        assertThat(post("/2/dm_conversations/with/7002/messages", message).statusCode())
                .isEqualTo(400);
        clock.advance(Duration.ofSeconds(3));
        assertThat(status(id).at("/data/processing_info/state").textValue()).isEqualTo("succeeded");
        assertThat(post("/2/dm_conversations/with/7002/messages", message).statusCode())
                .isEqualTo(201);
        assertThat(post("/2/tweets", "{\"media\":{\"media_ids\":[\"" + id + "\"]}}")
                        .statusCode())
                .as("a file for direct messages")
                .isEqualTo(400);
        clock.advance(Duration.ofHours(24));
        assertThat(post("/2/dm_conversations/with/7002/messages", message).statusCode())
                .isEqualTo(400);
    }

    @Test
    void processing_fails_on_request() throws Exception {
        x.quirks().failNextMedia();
        String id = initialize("video/mp4", "tweet_video", 3);
        append(id, "0", "abc");
        send("POST", "/2/media/upload/" + id + "/finalize");
        clock.advance(Duration.ofSeconds(5));
        assertThat(status(id).at("/data/processing_info/state").textValue()).isEqualTo("failed");
        assertThat(post(
                                "/2/media/upload/initialize",
                                "{\"media_type\":\"image/png\",\"total_bytes\":6000000,"
                                        + "\"media_category\":\"tweet_image\"}")
                        .statusCode())
                .as("over 5 MB")
                .isEqualTo(400);
    }

    @Test
    void who_quoted_an_account_may_be_answered() throws Exception {
        String campaign = x.post(BRAND, "our new lamp");
        String quote = x.quote(LEA, campaign, "ugly").subject();
        HttpResponse<String> answer =
                post("/2/tweets", "{\"text\":\"sorry\",\"reply\":{\"in_reply_to_tweet_id\":\"" + quote + "\"}}");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode quotes = json(send("GET", "/2/tweets/" + campaign + "/quote_tweets"));
        assertThat(quotes.path("data").findValuesAsText("id")).containsExactly(quote);
    }

    @Test
    void only_enterprises_quote_and_machines_say_so() throws Exception {
        String other = x.post(LEA, "a lamp");
        String body = "{\"text\":\"look\",\"quote_tweet_id\":\"" + other + "\",\"made_with_ai\":true}";
        assertThat(post("/2/tweets", body).statusCode()).isEqualTo(403);
        try (FakeX open = start(true)) {
            String id = open.post(LEA, "a lamp");
            String posted = json(new Caller(open.baseUri()).post("/2/tweets", TOKEN, body.replace(other, id)))
                    .at("/data/id")
                    .textValue();
            assertThat(open.quirks().isMadeWithAi(posted)).isTrue();
        }
    }

    @Test
    void a_deep_link_leads_into_direct_messages_and_nowhere_else() throws Exception {
        String body = "{\"text\":\"write us\",\"direct_message_deep_link\":\"%s\"}";
        assertThat(post("/2/tweets", body.formatted("https://x.com/messages/compose?recipient_id=9001"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("/2/tweets", body.formatted("https://shop.example/")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_first_reply_to_a_fresh_own_post_comes_too_early_on_request() throws Exception {
        x.quirks().slowToSeeOwnPosts();
        String own =
                json(post("/2/tweets", "{\"text\":\"1/2\"}")).at("/data/id").textValue();
        String reply = "{\"text\":\"2/2\",\"reply\":{\"in_reply_to_tweet_id\":\"" + own + "\"}}";
        HttpResponse<String> early = post("/2/tweets", reply);
        assertThat(early.statusCode()).isEqualTo(403);
        assertThat(json(early).path("detail").textValue()).contains("not visible");
        assertThat(post("/2/tweets", reply).statusCode()).isEqualTo(201);
    }

    @Test
    void the_same_text_is_no_duplicate_after_a_while() throws Exception {
        x.quirks().duplicatesWithin(Duration.ofHours(1));
        assertThat(post("/2/tweets", "{\"text\":\"a\"}").statusCode()).isEqualTo(201);
        assertThat(post("/2/tweets", "{\"text\":\"a\"}").statusCode()).isEqualTo(403);
        clock.advance(Duration.ofHours(1));
        assertThat(post("/2/tweets", "{\"text\":\"a\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void a_suspended_account_can_do_nothing() throws Exception {
        x.quirks().suspend(BRAND);
        HttpResponse<String> refused = post("/2/tweets", "{\"text\":\"a\"}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("type").textValue()).endsWith("/user-suspended");
    }
}
