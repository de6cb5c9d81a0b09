package dev.relais.twitter.feed;

import static dev.relais.twitter.feed.Scene.ANN;
import static dev.relais.twitter.feed.Scene.BOB;
import static dev.relais.twitter.feed.Scene.BRAND;
import static dev.relais.twitter.feed.Scene.LUMEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.desk.Desk;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.Profile;
import dev.relais.testkit.XDisconnect;
import dev.relais.testkit.XErrors;
import dev.relais.twitter.listen.Limits;
import dev.relais.twitter.listen.SavedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams of the fake X, beside webhooks and polls. */
class PushedTest {
    private static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "pushed",
             "accounts": [{"id": "x-lumen", "network": "x", "externalId": "700", "handle": "lumen"}],
             "departments": ["care"],
             "agents": [{"id": "lea", "departments": ["care"]}],
             "queues": [{"id": "care", "department": "care"}],
             "rules": [{"id": "all", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Scene scene = new Scene(FakeX.Builder::loopbackWebhooks, b -> b);
    private Feeds feeds = scene.feeds().build();

    @AfterEach
    void close() {
        feeds.close();
        scene.close();
    }

    private void open(Feeds.Builder chosen) {
        feeds = chosen.build();
        again(1);
    }

    /** Runs what is due, and turns the clock while it waits, until so many connections were opened in all. */
    private void again(int connections) {
        Tap.until(() -> {
            feeds.runDue();
            if (opened() < connections) {
                scene.pass(Duration.ofMillis(50));
            }
            return opened() >= connections && feeds.streamsOpen();
        });
    }

    private int opened() {
        return scene.fake.activityStream().opened()
                + scene.fake.filteredStream().opened();
    }

    private void subscribe(String... events) {
        for (String event : events) {
            assertThat(scene.x
                            .subscriptions()
                            .create(LUMEN, dev.relais.twitter.manage.Subscription.of(event, "700", null))
                            .got())
                    .isPresent();
        }
    }

    @Test
    void what_webhook_stream_and_poll_all_bring_is_in_its_conversation_once() throws Exception {
        Desk desk = Desk.builder(CONFIG)
                .connector(scene.x)
                .clock(scene.clock)
                .ticker(() -> Duration.between(java.time.Instant.EPOCH, scene.clock.instant())
                        .toNanos())
                .build();
        AtomicInteger streamed = new AtomicInteger();
        try (Door door = new Door(request -> desk.receive("x", request))) {
            feeds = scene.x
                    .feeds((network, account, body) -> {
                        streamed.incrementAndGet();
                        desk.deliver(network, account, body);
                    })
                    .cursors(scene.cursors)
                    .mentions(LUMEN, EVERY)
                    .messages(LUMEN, EVERY)
                    .activityStream()
                    .task(scene.x.watch(door.url(), List.of(LUMEN)))
                    .build();
            again(1);
            for (int i = 0; i < 20; i++) {
                scene.fake.mention(Profile.customer(i), BRAND, "question " + i);
                scene.fake.directMessage(Profile.customer(i), BRAND, "in private " + i);
            }
            assertThat(scene.fake.pushes().awaitQuiet(Duration.ofSeconds(10))).isTrue();
            Tap.until(() -> streamed.get() >= 40);
            scene.pass(Duration.ofMinutes(6));
            scene.fake.activityStream().heartbeat();
            feeds.runDue();
            desk.tick();
            List<Conversation> conversations = desk.conversations();
            assertThat(conversations).hasSize(40);
            assertThat(conversations).allMatch(one -> one.messages().size() == 1);
            assertThat(streamed).as("the polls brought them too").hasValueGreaterThanOrEqualTo(42);
            assertThat(scene.fake.pushes().pushed()).hasSizeGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void too_many_connections_are_cured_by_closing_those_that_x_believes_in() {
        subscribe("post.mention.create");
        scene.fake.activityStream().noticeLate();
        open(scene.feeds().activityStream());
        feeds.close();
        open2();
        feeds.close();
        scene.x = scene.connector();
        feeds = scene.feeds().activityStream().build();
        Tap.until(() -> {
            feeds.runDue();
            scene.pass(Duration.ofMillis(50));
            return feeds.streamsOpen();
        });
        assertThat(scene.calls("DELETE", "/2/connections/all")).isNotEmpty();
        scene.fake.mention(ANN, BRAND, "hello");
        Tap.until(() -> scene.received().size() == 1);
    }

    private void open2() {
        scene.x = scene.connector();
        feeds = scene.feeds().activityStream().build();
        again(2);
    }

    @ParameterizedTest
    @EnumSource(XDisconnect.class)
    void after_each_error_in_a_stream_it_is_opened_again_and_goes_on(XDisconnect kind) {
        subscribe("post.mention.create");
        open(scene.feeds().activityStream());
        scene.fake.activityStream().disconnect(kind);
        again(2);
        String id = scene.fake.mention(ANN, BRAND, "after it").subject();
        Tap.until(() -> scene.received().equals(Set.of(id)));
        assertThat(scene.told("stream-lost")).isEqualTo(1);
    }

    @Test
    void half_a_line_is_not_handed_in_and_the_polls_bring_what_it_was() {
        subscribe("post.mention.create");
        open(scene.feeds().activityStream().mentions(LUMEN, EVERY));
        scene.fake.pushes().loseNext(1);
        String id = scene.fake.mention(ANN, BRAND, "cut in two").subject();
        scene.fake
                .activityStream()
                .halfLineThenClose("{\"data\":{\"event_uuid\":\"1\",\"event_type\":\"post.mention.create\"");
        again(2);
        assertThat(scene.received()).isEmpty();
        scene.pass(EVERY);
        scene.fake.activityStream().heartbeat();
        Tap.until(() -> {
            feeds.runDue();
            return scene.received().equals(Set.of(id));
        });
        assertThat(scene.understood()).hasSize(1);
    }

    @Test
    void a_silent_stream_is_opened_again() {
        subscribe("post.mention.create");
        open(scene.feeds().activityStream());
        scene.pass(Duration.ofSeconds(22));
        feeds.runDue();
        again(2);
        assertThat(scene.notices).anyMatch(notice -> notice.detail().contains("silent"));
    }

    @Test
    void after_a_gap_polls_begin_where_it_began() {
        subscribe("post.mention.create");
        scene.cursors.write(
                "mentions/x-lumen", Snowflake.before(scene.clock.instant().plus(Duration.ofHours(3))));
        open(scene.feeds().activityStream().mentions(LUMEN, EVERY));
        scene.fake.mishaps().always(call -> call.path().equals("/2/activity/stream"), Mishap.serverError(503));
        scene.fake.activityStream().abort();
        Tap.until(() -> !feeds.streamsOpen());
        scene.fake.pushes().loseNext(1);
        String id = scene.fake.mention(ANN, BRAND, "while nobody listened").subject();
        for (int i = 0; i < 180; i++) {
            scene.pass(Duration.ofMinutes(1));
            feeds.runDue();
        }
        assertThat(scene.received()).as("the cursor says that it was read").isEmpty();
        scene.fake.mishaps().clear();
        again(2);
        scene.pass(EVERY);
        feeds.runDue();
        assertThat(scene.received()).containsExactly(id);
    }

    @Test
    void the_filtered_stream_brings_what_rules_find_once_there_are_any() {
        feeds = scene.feeds().filteredStream(LUMEN).build();
        Tap.until(() -> {
            feeds.runDue();
            return scene.notices.stream().anyMatch(notice -> notice.detail().contains("no rules"));
        });
        var listening = scene.x.listening(Limits.SELF_SERVE);
        listening.apply(
                listening.plan(List.of(SavedQuery.read("lamps", "lamp"))).got().orElseThrow());
        again(1);
        scene.fake.post(BOB, "a lamp of somebody's");
        scene.fake.post(BOB, "a candle");
        Tap.until(() -> scene.kept.size() == 1);
        String line = new String(scene.kept.get(0).body(), StandardCharsets.UTF_8);
        assertThat(line).contains("a lamp of somebody's", "relais:lamps");
        assertThat(scene.understood())
                .singleElement()
                .isInstanceOfSatisfying(
                        dev.relais.connect.Inbound.Mentioned.class,
                        mentioned -> assertThat(mentioned.queries()).containsExactly("lamps"));
    }

    @Test
    void cursors_that_cannot_be_read_or_written_for_a_while_do_not_end_a_stream() {
        subscribe("post.mention.create");
        AtomicInteger failing = new AtomicInteger(3);
        Cursors memory = Cursors.inMemory();
        scene.cursors = new Cursors() {
            @Override
            public Optional<String> read(String feed) {
                fail();
                return memory.read(feed);
            }

            @Override
            public void write(String feed, String position) {
                fail();
                memory.write(feed, position);
            }

            private void fail() {
                if (failing.getAndDecrement() > 0) {
                    throw new IllegalStateException("the cursors are down");
                }
            }
        };
        open(scene.feeds().activityStream());
        failing.set(2);
        scene.fake.mention(ANN, BRAND, "one");
        Tap.until(() -> scene.received().size() == 1);
        scene.fake.activityStream().end();
        again(2);
        scene.fake.mention(BOB, BRAND, "two");
        Tap.until(() -> scene.received().size() == 2);
    }

    @Test
    void without_credit_a_stream_waits_until_it_is_restored() {
        subscribe("post.mention.create");
        scene.fake.mishaps().next(XErrors.creditsDepleted());
        feeds = scene.feeds().activityStream().build();
        Tap.until(() -> {
            feeds.runDue();
            return scene.told("out-of-credit") == 1;
        });
        for (int i = 0; i < 60; i++) {
            scene.pass(Duration.ofMinutes(1));
            feeds.runDue();
        }
        assertThat(scene.calls("GET", "/2/activity/stream")).hasSize(1);
        scene.x.budget().creditRestored();
        scene.pass(Duration.ofMinutes(6));
        again(1);
    }
}
