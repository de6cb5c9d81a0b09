package dev.relais.testkit;

import static dev.relais.testkit.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.json.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FakeXStreamTest {
    private static final String ACTIVITY = "/2/activity/stream";
    private static final String FILTERED = "/2/tweets/search/stream";
    private static final String RULES = FILTERED + "/rules";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile LEA = new Profile("7002", "lea_m", "Léa Martin", 12);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:15:30Z"));
    private final FakeX x = FakeX.builder(clock, Secret.of("test-consumer-secret"))
            .account(BRAND, Secret.of("brand-token"))
            .applicationToken(Secret.of("app-token"))
            .start();
    private final Caller caller = new Caller(x.baseUri());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        x.close();
    }

    private HttpResponse<InputStream> connect(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(x.baseUri().resolve(path))
                .header("Authorization", "Bearer app-token")
                .build();
        return client.send(request, BodyHandlers.ofInputStream());
    }

    private BufferedReader listen(String path) throws Exception {
        HttpResponse<InputStream> response = connect(path);
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return caller.send(method, path, "app-token", "application/json", body);
    }

    private void subscribe(String type) throws Exception {
        String body = "{\"event_type\":\"" + type + "\",\"filter\":{\"user_id\":\"9001\"}}";
        assertThat(caller.post("/2/activity/subscriptions", "brand-token", body).statusCode())
                .isEqualTo(200);
    }

    @Test
    void events_come_line_by_line_with_keep_alives_between() throws Exception {
        subscribe("post.mention.create");
        try (BufferedReader lines = listen(ACTIVITY)) {
            x.activityStream().heartbeat();
            String id = x.mention(LEA, BRAND, "hello").subject();
            assertThat(lines.readLine()).isEmpty();
            assertThat(StrictJson.read(lines.readLine()).at("/data/payload/id").textValue())
                    .isEqualTo(id);
        }
    }

    @Test
    void lines_come_in_pieces_and_in_heaps() throws Exception {
        try (BufferedReader lines = listen(ACTIVITY)) {
            x.activityStream().byteByByte("{\"data\":\"é\"}");
            x.activityStream().together("{\"a\":1}", "", "{\"a\":2}");
            assertThat(lines.readLine()).isEqualTo("{\"data\":\"é\"}");
            assertThat(lines.readLine()).isEqualTo("{\"a\":1}");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("{\"a\":2}");
            x.activityStream().end();
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void half_a_line_and_then_nothing_is_a_broken_connection() throws Exception {
        try (BufferedReader lines = listen(ACTIVITY)) {
            x.activityStream().halfLineThenClose("{\"data\":{}}");
            assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
        }
        assertThat(x.activityStream().awaitOpen(0, LIMIT)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(XDisconnect.class)
    void an_error_in_the_stream_ends_it(XDisconnect kind) throws Exception {
        try (BufferedReader lines = listen(ACTIVITY)) {
            x.activityStream().disconnect(kind);
            JsonNode error = StrictJson.read(lines.readLine()).at("/errors/0");
            assertThat(error.path("disconnect_type").textValue()).isEqualTo(kind.type());
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void a_listener_who_leaves_makes_room_at_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            listen(ACTIVITY).close();
        }
        assertThat(x.activityStream().opened()).isEqualTo(5);
    }

    @Test
    void a_dead_listener_whom_x_has_not_noticed_holds_the_place_until_it_is_deleted() throws Exception {
        x.activityStream().noticeLate();
        listen(ACTIVITY).close();
        listen(ACTIVITY).close();
        HttpResponse<InputStream> full = connect(ACTIVITY);
        assertThat(full.statusCode()).isEqualTo(429);
        JsonNode problem = StrictJson.read(full.body().readAllBytes());
        assertThat(problem.path("connection_issue").textValue()).isEqualTo("TooManyConnections");
        assertThat(full.headers().firstValue("x-rate-limit-remaining")).hasValue("447");
        JsonNode list = json(send("GET", "/2/connections", ""));
        assertThat(list.path("data").findValuesAsText("endpoint_name"))
                .containsExactly("activity_stream", "activity_stream");
        JsonNode killed = json(send("DELETE", "/2/connections/all", ""));
        assertThat(killed.at("/data/successful_kills").intValue()).isEqualTo(2);
        listen(ACTIVITY).close();
        assertThat(send("DELETE", "/2/connections/activity_stream", "").statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", "/2/connections/other_stream", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void deleting_a_connection_breaks_it() throws Exception {
        try (BufferedReader lines = listen(ACTIVITY)) {
            send("DELETE", "/2/connections/all", "");
            assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
        }
    }

    @Test
    void what_was_missed_comes_again_by_backfill() throws Exception {
        subscribe("post.mention.create");
        x.mention(LEA, BRAND, "too old");
        clock.advance(Duration.ofMinutes(4));
        String missed = x.mention(LEA, BRAND, "missed").subject();
        clock.advance(Duration.ofMinutes(2));
        try (BufferedReader lines = listen(ACTIVITY + "?backfill_minutes=5")) {
            assertThat(StrictJson.read(lines.readLine()).at("/data/payload/id").textValue())
                    .isEqualTo(missed);
        }
        assertThat(connect(ACTIVITY + "?backfill_minutes=6").statusCode()).isEqualTo(400);
        assertThat(connect(FILTERED + "?backfill_minutes=5").statusCode()).isEqualTo(403);
    }

    @Test
    void a_stream_without_rules_is_a_conflict() throws Exception {
        assertThat(connect(FILTERED).statusCode()).isEqualTo(409);
    }

    @Test
    void posts_that_rules_find_come_with_the_rules_and_the_fields_that_were_asked_for() throws Exception {
        JsonNode added = json(send(
                "POST",
                RULES,
                "{\"add\":[{\"value\":\"lamp -from:NorthwindCare\",\"tag\":\"lamps\"},{\"value\":\"bulb\"}]}"));
        assertThat(added.at("/meta/summary/created").intValue()).isEqualTo(2);
        x.dialect(XDialect.POST);
        try (BufferedReader lines = listen(FILTERED + "?tweet.fields=author_id&expansions=author_id")) {
            x.post(BRAND, "our lamp");
            x.post(LEA, "a chair");
            String found = x.post(LEA, "a lamp without bulb");
            JsonNode line = StrictJson.read(lines.readLine());
            assertThat(line.at("/data/id").textValue()).isEqualTo(found);
            assertThat(line.at("/data").has("edit_history_tweet_ids"))
                    .as("streams keep the old names")
                    .isTrue();
            assertThat(line.at("/includes/users/0/id").textValue()).isEqualTo(LEA.id());
            assertThat(line.path("matching_rules").findValuesAsText("tag")).containsExactly("lamps");
            assertThat(line.path("matching_rules")).hasSize(2);
            x.quirks().protect(LEA);
            x.post(LEA, "another lamp");
            x.filteredStream().heartbeat();
            assertThat(lines.readLine()).isEmpty();
        }
        assertThat(connect(FILTERED + "?post.fields=author_id").statusCode()).isEqualTo(400);
    }

    @Test
    void rules_are_tried_counted_refused_and_deleted() throws Exception {
        String lamp = "{\"add\":[{\"value\":\"lamp\"}]}";
        assertThat(json(send("POST", RULES + "?dry_run=true", lamp))
                        .at("/meta/summary/created")
                        .intValue())
                .isEqualTo(1);
        assertThat(json(send("GET", RULES, "")).has("data")).isFalse();
        String id = json(send("POST", RULES, lamp)).at("/data/0/id").textValue();
        HttpResponse<String> twice = send("POST", RULES, lamp);
        assertThat(twice.statusCode()).isEqualTo(201);
        assertThat(json(twice).at("/errors/0/title").textValue()).isEqualTo("DuplicateRule");
        assertThat(json(twice).at("/errors/0/id").textValue()).isEqualTo(id);
        String wrong = "{\"add\":[{\"value\":\"" + "a".repeat(1_025) + "\"},{\"value\":\"near:here\"}]}";
        HttpResponse<String> refused = send("POST", RULES, wrong);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/meta/summary/invalid").intValue()).isEqualTo(2);
        assertThat(json(send("GET", RULES + "/counts", ""))
                        .at("/data/client_app_rules_count/rule_count")
                        .intValue())
                .isEqualTo(1);
        assertThat(send("POST", RULES, "{}").statusCode()).isEqualTo(400);
        assertThat(json(send("POST", RULES, "{\"delete\":{\"ids\":[\"" + id + "\",\"5\"]}}"))
                        .at("/meta/summary/not_deleted")
                        .intValue())
                .isEqualTo(1);
        assertThat(json(send("GET", RULES, "")).has("data")).isFalse();
    }

    @Test
    void there_are_a_thousand_rules_at_most() throws Exception {
        StringBuilder add = new StringBuilder("{\"add\":[{\"value\":\"word0\"}");
        for (int i = 1; i < 1_000; i++) {
            add.append(",{\"value\":\"word").append(i).append("\"}");
        }
        assertThat(send("POST", RULES, add.append("]}").toString()).statusCode())
                .isEqualTo(201);
        assertThat(send("POST", RULES, "{\"add\":[{\"value\":\"one more\"}]}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void rules_take_effect_after_a_while_on_request() throws Exception {
        x.quirks().rulesTakeEffectAfter(Duration.ofSeconds(20));
        send("POST", RULES, "{\"add\":[{\"value\":\"lamp\"}]}");
        try (BufferedReader lines = listen(FILTERED)) {
            x.post(LEA, "lamp one");
            clock.advance(Duration.ofSeconds(20));
            x.post(LEA, "lamp two");
            assertThat(StrictJson.read(lines.readLine()).at("/data/text").textValue())
                    .isEqualTo("lamp two");
        }
    }

    @Test
    void ids_are_uploaded_and_what_may_not_be_kept_is_downloaded() throws Exception {
        String gone = x.post(LEA, "gone");
        String there = x.post(LEA, "there");
        x.delete(gone);
        JsonNode job = json(send("POST", "/2/compliance/jobs", "{\"type\":\"tweets\",\"name\":\"n\"}"))
                .path("data");
        assertThat(job.path("status").textValue()).isEqualTo("created");
        String upload =
                job.path("upload_url").asText().substring(x.baseUri().toString().length());
        assertThat(caller.send("PUT", upload, "", "text/plain", gone + "\n" + there + "\n")
                        .statusCode())
                .isEqualTo(200);
        String path = "/2/compliance/jobs/" + job.path("id").asText();
        assertThat(json(send("GET", path, "")).at("/data/status").textValue()).isEqualTo("in_progress");
        clock.advance(Duration.ofMinutes(1));
        assertThat(json(send("GET", "/2/compliance/jobs?type=tweets&status=complete", ""))
                        .at("/meta/result_count")
                        .intValue())
                .isEqualTo(1);
        String download = job.path("download_url")
                .asText()
                .substring(x.baseUri().toString().length());
        String[] lines =
                caller.send("GET", download, "", "text/plain", "").body().split("\n", -1);
        assertThat(lines).hasSize(2);
        assertThat(StrictJson.read(lines[0]).path("id").textValue()).isEqualTo(gone);
        assertThat(StrictJson.read(lines[0]).path("action").textValue()).isEqualTo("delete");
    }
}
