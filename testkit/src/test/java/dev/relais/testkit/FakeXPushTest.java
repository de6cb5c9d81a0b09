package dev.relais.testkit;

import static dev.relais.testkit.Caller.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FakeXPushTest {
    private static final String SECRET = "test-consumer-secret";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Profile BRAND = Profile.of("9001", "NorthwindCare", "Northwind Care");
    private static final Profile LEA = new Profile("7002", "lea_m", "Léa Martin", 12);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:15:30Z"));
    private final FakeX x = FakeX.builder(clock, Secret.of(SECRET))
            .account(BRAND, Secret.of("brand-token"))
            .applicationToken(Secret.of("app-token"))
            .clientSecret(Secret.of("client-secret"))
            .loopbackWebhooks()
            .start();
    private final Caller caller = new Caller(x.baseUri());
    private final AtomicReference<String> hostSecret = new AtomicReference<>(SECRET);
    private final Host host = new Host(this::answer);

    FakeXPushTest() throws IOException {}

    private WebhookResponse answer(WebhookRequest request) {
        String token = request.query().getOrDefault("crc_token", "");
        if (token.isEmpty()) {
            return WebhookResponse.empty(200);
        }
        try {
            String right = Hmac.base64(Objects.requireNonNull(hostSecret.get()), token.getBytes(UTF_8));
            return WebhookResponse.text(200, "{\"response_token\":\"sha256=" + right + "\"}");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        host.close();
        x.close();
    }

    private HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        return caller.send(method, path, token, "application/json", body);
    }

    private String webhook() throws Exception {
        HttpResponse<String> made =
                send("POST", "/2/webhooks", "app-token", "{\"url\":\"" + host.uri() + "/hooks/x\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        return json(made).at("/data/id").textValue();
    }

    private HttpResponse<String> subscribe(String type, String webhook, String token) throws Exception {
        String body = "{\"event_type\":\"%s\",\"filter\":{\"user_id\":\"9001\"},\"tag\":\"t-%s\"%s}"
                .formatted(type, type, webhook.isEmpty() ? "" : ",\"webhook_id\":\"" + webhook + "\"");
        return send("POST", "/2/activity/subscriptions", token, body);
    }

    private List<JsonNode> events() throws Exception {
        assertThat(x.pushes().awaitQuiet(LIMIT)).isTrue();
        return host.requests().stream()
                .filter(r -> r.body().length > 0)
                .map(r -> StrictJson.read(r.body()).path("data"))
                .toList();
    }

    private List<String> types() throws Exception {
        return events().stream().map(e -> e.path("event_type").asText()).toList();
    }

    @Test
    void a_webhook_is_asked_its_challenge_before_it_exists() throws Exception {
        String id = webhook();
        assertThat(host.paths()).containsExactly("/hooks/x");
        assertThat(host.requests().get(0).query().get("crc_token")).matches("[A-Za-z0-9+/=_-]{16,128}");
        JsonNode list = json(send("GET", "/2/webhooks", "app-token", ""));
        assertThat(list.at("/data/0/valid").booleanValue()).isTrue();
        assertThat(list.at("/meta/result_count").intValue()).isEqualTo(1);
        x.quirks().invalidateWebhook(id);
        assertThat(json(send("GET", "/2/webhooks", "app-token", ""))
                        .at("/data/0/valid")
                        .booleanValue())
                .isFalse();
        assertThat(json(send("PUT", "/2/webhooks/" + id, "app-token", ""))
                        .at("/data/valid")
                        .booleanValue())
                .isTrue();
        assertThat(send("DELETE", "/2/webhooks/" + id, "app-token", "").statusCode())
                .isEqualTo(200);
        HttpResponse<String> gone = send("DELETE", "/2/webhooks/" + id, "app-token", "");
        assertThat(json(gone).path("title").textValue()).isEqualTo("WebhookIdInvalid");
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example/x",
        "https://hooks.example:8443/x",
        "http://localhost:80/x",
        "hooks",
    })
    void a_url_that_x_does_not_take_is_refused(String url) throws Exception {
        HttpResponse<String> refused = send("POST", "/2/webhooks", "app-token", "{\"url\":\"" + url + "\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("title").textValue()).isEqualTo("UrlValidationFailed");
    }

    @Test
    void a_host_with_another_secret_gets_no_webhook() throws Exception {
        hostSecret.set("another");
        HttpResponse<String> refused =
                send("POST", "/2/webhooks", "app-token", "{\"url\":\"" + host.uri() + "/hooks/x\"}");
        assertThat(json(refused).path("title").textValue()).isEqualTo("CrcValidationFailed");
        assertThat(json(send("GET", "/2/webhooks", "app-token", "")).has("data"))
                .isFalse();
        hostSecret.set(SECRET);
        webhook();
        HttpResponse<String> again =
                send("POST", "/2/webhooks", "app-token", "{\"url\":\"" + host.uri() + "/hooks/x\"}");
        assertThat(json(again).path("title").textValue()).isEqualTo("DuplicateUrlFailed");
        HttpResponse<String> second =
                send("POST", "/2/webhooks", "app-token", "{\"url\":\"" + host.uri() + "/hooks/y\"}");
        assertThat(json(second).path("title").textValue()).isEqualTo("WebhookLimitExceeded");
    }

    @Test
    void what_happens_is_pushed_to_who_subscribed_and_signed_twice() throws Exception {
        String webhook = webhook();
        for (String type : List.of(
                "post.create",
                "post.mention.create",
                "post.reply.create",
                "post.quote.create",
                "dm.received",
                "dm.sent",
                "chat.received",
                "post.delete")) {
            assertThat(subscribe(type, webhook, "brand-token").statusCode()).isEqualTo(200);
        }
        String campaign = x.post(BRAND, "our new lamp");
        x.mention(LEA, BRAND, "hello");
        x.reply(LEA, campaign, "too bright");
        x.quote(LEA, campaign, "look");
        x.directMessage(LEA, BRAND, "in private");
        caller.post("/2/dm_conversations/with/7002/messages", "brand-token", "{\"text\":\"hello\"}");
        x.encryptedMessage(LEA, BRAND);
        x.delete(campaign);
        assertThat(types())
                .containsExactly(
                        "post.create",
                        "post.mention.create",
                        "post.reply.create",
                        "post.quote.create",
                        "dm.received",
                        "dm.sent",
                        "chat.received",
                        "post.delete");
        JsonNode mention = events().get(1);
        assertThat(mention.path("tag").textValue()).isEqualTo("t-post.mention.create");
        assertThat(mention.path("event_uuid").textValue())
                .isEqualTo(mention.at("/payload/id").textValue());
        assertThat(events()).anyMatch(e -> e.path("event_uuid").asText().startsWith("-"));
        WebhookRequest raw = host.requests().get(1);
        assertThat(raw.header("x-twitter-webhooks-signature")).hasValue("sha256=" + Hmac.base64(SECRET, raw.body()));
        assertThat(raw.header("X-Twitter-Webhooks-Signature-OAuth2"))
                .hasValue("sha256=" + Hmac.base64("client-secret", raw.body()));
    }

    @Test
    void a_reply_that_names_the_brand_raises_two_events_and_the_prefix_none() throws Exception {
        String webhook = webhook();
        subscribe("post.mention.create", webhook, "brand-token");
        subscribe("post.reply.create", webhook, "brand-token");
        String campaign = x.post(BRAND, "our new lamp");
        x.reply(LEA, campaign, "too bright");
        assertThat(types()).containsExactly("post.reply.create");
        x.reply(LEA, campaign, "@NorthwindCare @northwindcare too bright");
        assertThat(types()).containsExactly("post.reply.create", "post.mention.create", "post.reply.create");
        x.quirks().protect(LEA);
        x.mention(LEA, BRAND, "in vain");
        assertThat(types()).hasSize(3);
    }

    @Test
    void deliveries_are_lost_doubled_delayed_and_reordered_on_request() throws Exception {
        String webhook = webhook();
        subscribe("post.mention.create", webhook, "brand-token");
        x.pushes().loseNext(1).doubleNext(1);
        x.mention(LEA, BRAND, "lost");
        x.mention(LEA, BRAND, "doubled");
        assertThat(events()).hasSize(2);
        x.pushes().hold();
        for (int i = 0; i < 8; i++) {
            x.mention(LEA, BRAND, "number " + i);
        }
        assertThat(events()).hasSize(2);
        x.pushes().releaseShuffled(7);
        assertThat(events().stream().skip(2).map(e -> e.at("/payload/text").asText()))
                .hasSize(8)
                .isNotEqualTo(events().stream()
                        .skip(2)
                        .map(e -> e.at("/payload/text").asText())
                        .sorted()
                        .toList());
        x.pushes().delay(Duration.ofSeconds(30));
        x.mention(LEA, BRAND, "late");
        clock.advance(Duration.ofSeconds(29));
        x.pushes().due();
        assertThat(events()).hasSize(10);
        clock.advance(Duration.ofSeconds(1));
        x.pushes().due();
        assertThat(events()).hasSize(11);
        assertThat(x.pushes().pushed()).allMatch(p -> p.status().orElse(0) == 200);
    }

    @Test
    void nothing_comes_to_a_webhook_that_is_not_valid() throws Exception {
        String webhook = webhook();
        subscribe("post.mention.create", webhook, "brand-token");
        x.quirks().invalidateWebhook(webhook);
        x.mention(LEA, BRAND, "in vain");
        assertThat(events()).isEmpty();
        send("PUT", "/2/webhooks/" + webhook, "app-token", "");
        x.mention(LEA, BRAND, "again");
        assertThat(events()).hasSize(1);
    }

    @Test
    void what_was_delivered_is_replayed_and_the_end_is_told() throws Exception {
        String webhook = webhook();
        subscribe("post.mention.create", webhook, "brand-token");
        x.mention(LEA, BRAND, "hello");
        clock.advance(Duration.ofMinutes(20));
        x.quirks().holdReplays();
        String body =
                "{\"webhook_id\":\"" + webhook + "\",\"from_date\":\"202609010900\",\"to_date\":\"202609010930\"}";
        JsonNode job = json(send("POST", "/2/webhooks/replay", "app-token", body));
        assertThat(events()).hasSize(3);
        byte[] last = host.requests().get(host.requests().size() - 1).body();
        assertThat(StrictJson.read(last).at("/replay_job_status/job_id")).isEqualTo(job.at("/data/job_id"));
        assertThat(send("POST", "/2/webhooks/replay", "app-token", body).statusCode())
                .isEqualTo(409);
        String early = body.replace("202609010900", "202608300900");
        assertThat(send("POST", "/2/webhooks/replay", "app-token", early).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_revoked_account_is_told_of_and_its_token_is_dead() throws Exception {
        String webhook = webhook();
        String body = "{\"event_type\":\"oauth.revoke\",\"filter\":{},\"webhook_id\":\"" + webhook + "\"}";
        assertThat(send("POST", "/2/activity/subscriptions", "app-token", body).statusCode())
                .isEqualTo(200);
        x.revoke(BRAND);
        assertThat(events()).singleElement().satisfies(e -> {
            assertThat(e.path("filter")).isEmpty();
            assertThat(e.at("/payload/user_id").textValue()).isEqualTo("9001");
        });
        assertThat(send("GET", "/2/users/me", "brand-token", "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(XSubscriptionShape.class)
    void a_subscription_is_answered_in_three_shapes(XSubscriptionShape shape) throws Exception {
        x.quirks().subscriptionShape(shape);
        JsonNode answer = json(subscribe("post.create", "", "app-token"));
        String place = switch (shape) {
            case LIST -> "/data/0";
            case OBJECT -> "/data";
            case NESTED -> "/data/subscription";
        };
        assertThat(answer.at(place + "/event_type").textValue()).isEqualTo("post.create");
        assertThat(answer.at("/meta/total_subscriptions").intValue()).isEqualTo(1);
    }

    @Test
    void subscriptions_are_listed_changed_and_deleted() throws Exception {
        JsonNode first = json(subscribe("dm.received", "", "brand-token"));
        String id = first.at("/data/0/subscription_id").textValue();
        assertThat(subscribe("dm.received", "", "brand-token").statusCode()).isEqualTo(409);
        assertThat(subscribe("dm.sent", "", "app-token").statusCode())
                .as("private events are the user's")
                .isEqualTo(403);
        assertThat(subscribe("dm.gone", "", "brand-token").statusCode()).isEqualTo(400);
        assertThat(subscribe("dm.sent", "12", "brand-token").statusCode()).isEqualTo(400);
        String path = "/2/activity/subscriptions/" + id;
        assertThat(json(send("PUT", path, "app-token", "{\"tag\":\"new\"}"))
                        .at("/data/0/tag")
                        .textValue())
                .isEqualTo("new");
        assertThat(send("PUT", path, "app-token", "{\"event_type\":\"dm.sent\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json(send("GET", "/2/activity/subscriptions", "app-token", ""))
                        .at("/data/0/tag")
                        .textValue())
                .isEqualTo("new");
        assertThat(send("DELETE", "/2/activity/subscriptions?ids=" + id, "app-token", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("DELETE", path, "app-token", "").statusCode()).isEqualTo(404);
    }

    @Test
    void reading_and_typing_have_the_older_shape() {
        JsonNode read = StrictJson.read(x.messageRead(LEA, BRAND, "5").body()).at("/data/payload");
        assertThat(read.at("/direct_message_mark_read_events/0/last_read_event_id")
                        .textValue())
                .isEqualTo("5");
        JsonNode typing = StrictJson.read(x.typing(LEA, BRAND).body()).at("/data/payload");
        assertThat(typing.at("/direct_message_indicate_typing_events/0/sender_id")
                        .textValue())
                .isEqualTo("7002");
        JsonNode follow =
                StrictJson.read(x.event("follow.follow", BRAND, "{\"a\":1}").body());
        assertThat(follow.at("/data/payload/a_str").textValue()).isEqualTo("1");
    }
}
