package dev.relais.twitter.manage;

import static dev.relais.twitter.feed.Scene.ANN;
import static dev.relais.twitter.feed.Scene.BRAND;
import static dev.relais.twitter.feed.Scene.HELP;
import static dev.relais.twitter.feed.Scene.LUMEN;
import static dev.relais.twitter.feed.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Reception;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.json.StrictJson;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.RecordedCall;
import dev.relais.testkit.XErrors;
import dev.relais.testkit.XSubscriptionShape;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.feed.Door;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.feed.Scene;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhook and subscriptions stand, and what stands in vain is found. */
class WatchTest {
    private static final String SUBSCRIPTIONS = "/2/activity/subscriptions";

    private final Scene scene = new Scene(FakeX.Builder::loopbackWebhooks, b -> b);
    private final List<String> pushed = new CopyOnWriteArrayList<>();
    private volatile boolean broken;
    private final Door door = new Door(this::answered);
    private final Watch watch = scene.x.watch(door.url(), List.of(LUMEN));

    private WebhookResponse answered(WebhookRequest request) {
        if (broken) {
            return new WebhookResponse(503, "text/plain", new byte[0]);
        }
        Reception reception = scene.x.receive(request);
        if (reception instanceof Reception.Accepted accepted) {
            pushed.add(new String(request.body(), StandardCharsets.UTF_8));
            return accepted.response();
        }
        return reception instanceof Reception.Answer answer
                ? answer.response()
                : ((Reception.Refused) reception).response();
    }

    @AfterEach
    void close() {
        door.close();
        scene.close();
    }

    private void quiet() throws InterruptedException {
        assertThat(scene.fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
    }

    private Webhook webhook() {
        return scene.x.webhooks().list().got().orElseThrow().get(0);
    }

    private List<Subscription> subscriptions() {
        return scene.x.subscriptions().list().got().orElseThrow();
    }

    @Test
    void the_first_look_registers_the_webhook_and_subscribes_what_a_desk_wants() throws InterruptedException {
        assertThat(watch.run()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(webhook().valid()).isTrue();
        assertThat(webhook().url()).isEqualTo(door.url());
        assertThat(subscriptions().stream().map(Subscription::eventType))
                .containsExactlyInAnyOrderElementsOf(Subscriptions.FOR_SUPPORT);
        scene.fake.mention(ANN, BRAND, "hello");
        quiet();
        assertThat(pushed).hasSize(1);
        int calls = scene.calls("POST", SUBSCRIPTIONS).size();
        watch.run();
        assertThat(scene.calls("POST", SUBSCRIPTIONS))
                .as("nothing is made twice")
                .hasSize(calls);
    }

    @Test
    void private_events_are_subscribed_in_the_users_name_and_public_ones_in_the_applications() {
        watch.run();
        for (RecordedCall call : scene.calls("POST", SUBSCRIPTIONS)) {
            JsonNode body = StrictJson.read(call.call().body());
            boolean open = List.of("post.create", "post.delete")
                    .contains(body.path("event_type").asText());
            assertThat(call.call().account())
                    .as(body.path("event_type").asText())
                    .isEqualTo(open ? null : "700");
        }
    }

    @ParameterizedTest
    @EnumSource(XSubscriptionShape.class)
    void each_shape_of_an_answer_to_a_subscription_is_read(XSubscriptionShape shape) {
        scene.fake.quirks().subscriptionShape(shape);
        Subscription wish = Subscription.of("dm.received", "700", null);
        Subscription made = scene.x.subscriptions().create(LUMEN, wish).got().orElseThrow();
        assertThat(made.id()).isNotEmpty();
        assertThat(made.eventType()).isEqualTo("dm.received");
        assertThat(made.user()).isEqualTo("700");
        assertThat(scene.x
                        .subscriptions()
                        .change(made.id(), "another", null)
                        .got()
                        .orElseThrow()
                        .tag())
                .isEqualTo("another");
        assertThat(scene.x.subscriptions().delete(made.id()).got()).contains(true);
        assertThat(subscriptions()).isEmpty();
    }

    @Test
    void a_subscription_that_stands_already_is_as_good_as_a_new_one() {
        Subscription wish = Subscription.of("post.mention.create", "700", null);
        assertThat(scene.x.subscriptions().create(LUMEN, wish)).isInstanceOf(Asked.Got.class);
        assertThat(scene.x.subscriptions().create(LUMEN, wish)).isInstanceOf(Asked.Got.class);
        assertThat(subscriptions()).hasSize(1);
    }

    @Test
    void a_withdrawn_permission_can_be_subscribed_for_the_whole_application() {
        Subscription wish = new Subscription("", "oauth.revoke", null, null, null, "relais", null);
        assertThat(scene.x.subscriptions().create(LUMEN, wish)).isInstanceOf(Asked.Got.class);
    }

    @Test
    void a_webhook_that_does_not_answer_x_is_not_registered_and_that_is_told() {
        broken = true;
        watch.run();
        assertThat(scene.told("webhook-invalid")).isEqualTo(1);
        assertThat(scene.x.webhooks().list().got().orElseThrow()).isEmpty();
        broken = false;
        scene.pass(Duration.ofMinutes(10));
        watch.run();
        assertThat(webhook().valid()).isTrue();
    }

    @Test
    void an_address_that_x_would_not_take_is_not_asked_for() {
        for (String url : List.of(
                "https://a.example:8443/x",
                "http://a.example/x",
                "no address at all",
                "https:///x",
                "https://a.example/" + "x".repeat(200))) {
            assertThat(scene.x.webhooks().register(url)).isInstanceOf(Asked.Refused.class);
        }
        assertThat(scene.calls("POST", "/2/webhooks")).isEmpty();
    }

    @Test
    void missing_subscriptions_are_restored_and_that_is_told() {
        watch.run();
        scene.notices.clear();
        subscriptions().stream()
                .filter(one -> one.eventType().startsWith("dm."))
                .forEach(one -> scene.x.subscriptions().delete(one.id()));
        scene.pass(Duration.ofMinutes(10));
        watch.run();
        assertThat(subscriptions()).hasSize(Subscriptions.FOR_SUPPORT.size());
        assertThat(scene.told("subscription-restored")).isEqualTo(3);
        assertThat(scene.notices).allMatch(notice -> "x-lumen".equals(notice.account()));
    }

    @Test
    void a_subscription_that_x_refuses_is_told_and_the_others_are_made() {
        scene.fake.mishaps().always(call -> call.body().contains("chat."), XErrors.forbidden("not on this tier"));
        watch.run();
        assertThat(scene.told("subscription-missing")).isEqualTo(2);
        assertThat(subscriptions()).hasSize(Subscriptions.FOR_SUPPORT.size() - 2);
    }

    @Test
    void an_invalid_webhook_is_validated_again_and_all_that_was_missed_is_asked_for_again()
            throws InterruptedException {
        watch.run();
        scene.fake.mention(ANN, BRAND, "before");
        quiet();
        scene.fake.quirks().invalidateWebhook(webhook().id());
        scene.pass(Duration.ofMinutes(45));
        scene.fake.mention(ANN, BRAND, "an early one, lost");
        scene.pass(Duration.ofMinutes(70));
        scene.fake.mention(ANN, BRAND, "a late one, lost");
        scene.pass(Duration.ofMinutes(5));
        quiet();
        assertThat(pushed).hasSize(1);
        watch.run();
        quiet();
        assertThat(scene.told("webhook-invalid")).isEqualTo(1);
        assertThat(scene.told("webhook-revalidated")).isEqualTo(1);
        assertThat(pushed).anyMatch(body -> body.contains("an early one"));
        assertThat(pushed).noneMatch(body -> body.contains("a late one"));
        for (int i = 0; i < 4; i++) {
            scene.pass(Duration.ofMinutes(10));
            watch.run();
        }
        quiet();
        assertThat(pushed).as("what X could not send again at first").anyMatch(body -> body.contains("a late one"));
        List<RecordedCall> replays = scene.calls("POST", "/2/webhooks/replay");
        assertThat(replays).hasSize(2).allMatch(call -> call.status().orElse(0) == 200);
        assertThat(replays.get(0).call().body())
                .contains("\"from_date\":\"202611220900\"", "\"to_date\":\"202611221049\"");
        assertThat(replays.get(1).call().body())
                .contains("\"from_date\":\"202611221049\"", "\"to_date\":\"202611221100\"");
    }

    @Test
    void no_replay_is_asked_for_what_is_older_than_a_day() throws InterruptedException {
        watch.run();
        scene.fake.quirks().invalidateWebhook(webhook().id());
        scene.pass(Duration.ofDays(3));
        watch.run();
        quiet();
        RecordedCall replay = scene.calls("POST", "/2/webhooks/replay").get(0);
        assertThat(replay.call().body()).contains("\"from_date\":\"202611241000\"", "\"to_date\":\"202611250849\"");
        assertThat(replay.status()).hasValue(200);
    }

    @Test
    void where_x_takes_no_long_replay_it_is_asked_for_in_parts() throws InterruptedException {
        watch.run();
        scene.fake.quirks().invalidateWebhook(webhook().id());
        scene.pass(Duration.ofHours(5));
        scene.fake
                .mishaps()
                .once(
                        call -> call.path().endsWith("/replay"),
                        XErrors.problem(400, "QueryParamInvalid", "two hours at most", "invalid-request"));
        for (int i = 0; i < 8; i++) {
            watch.run();
            quiet();
            scene.pass(Duration.ofMinutes(10));
        }
        List<RecordedCall> replays = scene.calls("POST", "/2/webhooks/replay");
        assertThat(replays).hasSize(4);
        assertThat(replays.get(1).call().body()).contains("202611220900", "202611221100");
        assertThat(replays.get(3).call().body()).contains("202611221300", "202611221400");
    }

    @Test
    void silent_death_is_found_by_what_a_poll_knows() throws InterruptedException {
        Feeds feeds =
                scene.feeds().mentions(LUMEN, Duration.ofMinutes(5)).task(watch).build();
        feeds.runDue();
        scene.fake.mention(ANN, BRAND, "told");
        quiet();
        scene.run(feeds, Duration.ofMinutes(30));
        assertThat(scene.told("silent")).isZero();
        scene.fake.pushes().loseNext(1);
        scene.fake.mention(ANN, BRAND, "not told");
        scene.run(feeds, Duration.ofHours(3));
        quiet();
        assertThat(scene.told("silent")).as("once, for one thing").isEqualTo(1);
        assertThat(scene.told("webhook-revalidated")).isEqualTo(1);
    }

    @Test
    void what_x_never_pushes_is_no_sign_of_death() {
        Feeds feeds = scene.feeds()
                .mentions(LUMEN, Duration.ofMinutes(5))
                .search(LUMEN, "talk", "lumen", Duration.ofMinutes(5))
                .messages(LUMEN, Duration.ofMinutes(5))
                .task(watch)
                .build();
        feeds.runDue();
        scene.pass(Duration.ofMinutes(1));
        scene.fake.pushes().loseNext(100);
        String stranger = scene.fake.post(ANN, "lumen is a fine word");
        String own = scene.fake.post(BRAND, "a campaign");
        scene.fake.reply(ANN, own, "an implicit mention");
        assertThat(stranger).isNotEmpty();
        scene.run(feeds, Duration.ofHours(2));
        assertThat(scene.kept).isNotEmpty();
        assertThat(scene.told("silent")).isZero();
    }

    @Test
    void two_accounts_share_a_webhook_and_have_their_own_subscriptions() {
        Watch both = scene.x.watch(door.url(), List.of(LUMEN, HELP));
        both.run();
        assertThat(subscriptions()).hasSize(2 * Subscriptions.FOR_SUPPORT.size());
        assertThat(subscriptions().stream().map(Subscription::user).distinct()).hasSize(2);
    }

    @Test
    void while_x_fails_the_watch_waits_and_goes_on_later() {
        scene.fake.mishaps().next(Mishap.serverError(503), Mishap.throttled(Duration.ofMinutes(3)));
        assertThat(watch.run()).isEqualTo(START.plus(Duration.ofMinutes(1)));
        scene.pass(Duration.ofMinutes(1));
        assertThat(watch.run()).isEqualTo(START.plus(Duration.ofMinutes(4)));
        scene.pass(Duration.ofMinutes(3));
        watch.run();
        assertThat(subscriptions()).hasSize(Subscriptions.FOR_SUPPORT.size());
    }
}
