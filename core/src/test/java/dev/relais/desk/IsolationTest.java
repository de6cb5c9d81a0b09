package dev.relais.desk;

import static dev.relais.desk.Bench.state;
import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import dev.relais.rules.FactValue;
import dev.relais.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What a host brings may fail; the desk goes on without it. */
class IsolationTest {
    private final Bench bench = new Bench();

    private static final class Broken implements ContentAnalyzer {
        @Override
        public String name() {
            return "broken/1";
        }

        @Override
        public Insight analyze(Text text) {
            throw new IllegalStateException("no model");
        }
    }

    @Test
    void an_analyzer_that_throws_is_counted_and_the_message_is_routed_without_an_insight() {
        Desk desk = bench.builder().analyzer(new Broken()).build();
        assertThat(tell(desk, "bo m1 hello")).isEqualTo(200);
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(Bench.events(desk, "bo", MessageAnalyzed.class)).isEmpty();
        assertThat(desk.counters().get("callbacks.failed")).isEqualTo(1);
        assertThat(bench.store.pending()).isEmpty();
    }

    @Test
    void a_host_decides_by_rules_of_its_own() {
        RuleSet own = new RuleSet(List.of(), Map.of());
        Desk desk = bench.builder().rules(own).build();
        tell(desk, "bo m1 hello");
        assertThat(Bench.events(desk, "bo", ConversationRouted.class))
                .extracting(ConversationRouted::queue)
                .containsExactly((String) null);
    }

    @Test
    void a_directory_that_throws_is_counted_and_the_customer_is_unknown() {
        Desk desk = bench.builder()
                .directory(identity -> {
                    throw new IllegalStateException("the CRM is down");
                })
                .build();
        tell(desk, "bo m1 hello");
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(desk.counters().get("callbacks.failed")).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("NullAway") // what a host may do by mistake
    void a_directory_that_answers_null_is_counted_and_the_customer_is_unknown() {
        Desk desk = bench.builder().directory(identity -> null).build();
        tell(desk, "bo m1 hello");
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(desk.counters().get("callbacks.failed")).isEqualTo(1);
        assertThat(bench.store.pending()).isEmpty();
    }

    @Test
    void a_listener_that_throws_is_counted_and_the_others_hear_everything() {
        List<String> heard = new ArrayList<>();
        Desk desk = bench.builder()
                .listener((event, conversation) -> {
                    throw new IllegalStateException("no screen");
                })
                .listener((event, conversation) ->
                        heard.add(event.event().getClass().getSimpleName()))
                .build();
        tell(desk, "bo m1 hello");
        assertThat(heard)
                .containsExactly("ConversationOpened", "MessageReceived", "ConversationRouted", "ConversationQueued");
        assertThat(desk.counters().get("callbacks.failed")).isEqualTo(4);
    }

    @Test
    void an_assigner_that_throws_loses_no_conversation_and_no_event() {
        List<String> heard = new ArrayList<>();
        Desk desk = bench.builder()
                .listener((event, conversation) ->
                        heard.add(event.event().getClass().getSimpleName()))
                .build();
        bench.assigner.breaks = new IllegalStateException("no such queue");
        tell(desk, "bo m1 hello\nann m2 hello");
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(state(desk, "ann")).as("the rest of the batch").isInstanceOf(Queued.class);
        assertThat(heard).filteredOn("ConversationQueued"::equals).hasSize(2);
        assertThat(desk.counters().get("callbacks.failed")).isPositive();
    }

    @Test
    void a_store_that_cannot_keep_a_delivery_gives_503_and_the_network_tells_again() {
        HookedStore store = new HookedStore();
        Desk desk = new Bench(store).builder().build();
        store.beforeJournal = () -> {
            throw new IllegalStateException("disk full");
        };
        assertThat(tell(desk, "bo m1 hello")).isEqualTo(503);
        assertThat(desk.counters().get("webhooks.not-kept")).isEqualTo(1);
        assertThat(desk.counters().get("webhooks.accepted")).isZero();
        assertThat(store.log(0)).isEmpty();
        store.beforeJournal = () -> {};
        assertThat(tell(desk, "bo m1 hello")).isEqualTo(200);
        assertThat(Bench.events(desk, "bo", ConversationQueued.class)).hasSize(1);
    }

    @Test
    void what_is_refused_is_not_kept_and_counted() {
        Desk desk = bench.builder().build();
        assertThat(tell(desk, "forged")).isEqualTo(401);
        assertThat(desk.receive("telegraph", LineConnector.body("bo m1 hello")).status())
                .isEqualTo(404);
        assertThat(bench.store.delivery(1)).isEmpty();
        assertThat(desk.counters().all()).containsOnlyKeys("webhooks.refused");
    }

    @Test
    void a_connector_that_throws_at_the_door_gives_500_and_nothing_is_kept() {
        Desk desk = bench.builder().build();
        assertThat(tell(desk, "throws")).isEqualTo(500);
        assertThat(bench.store.delivery(1)).isEmpty();
        assertThat(desk.counters().get("callbacks.failed")).isEqualTo(1);
    }

    @Test
    void a_reply_that_the_executor_refuses_goes_out_at_a_later_tick() {
        boolean[] full = {false};
        Executor executor = work -> {
            if (full[0]) {
                throw new RejectedExecutionException("full");
            }
            work.run();
        };
        Desk desk = bench.builder().executor(executor).build();
        long token = Bench.owned(desk, "bo").token();
        full[0] = true;
        desk.reply(LineConnector.conversation("bo"), token, "hello");
        tell(desk, "ann m2 hello");
        assertThat(bench.connector.sends).isEmpty();
        assertThat(desk.health().gauges())
                .containsEntry("sends.unfinished", 1L)
                .containsEntry("deliveries.pending", 1L);
        full[0] = false;
        assertThat(desk.nextTick()).contains(bench.now);
        desk.tick();
        assertThat(bench.connector.sends).hasSize(1);
        bench.now = bench.now.plusSeconds(61);
        desk.tick();
        assertThat(desk.conversation(LineConnector.conversation("ann"))).isPresent();
        assertThat(desk.health().gauges())
                .containsEntry("sends.unfinished", 0L)
                .containsEntry("deliveries.pending", 0L);
    }

    @Test
    void what_fails_again_and_again_is_parked_with_its_bytes_and_is_taken_up_when_it_was_repaired() {
        boolean[] broken = {true};
        HookedStore store = new HookedStore();
        Bench here = new Bench(store);
        Desk desk = here.builder().build();
        store.beforeCommit = commit -> {
            boolean hit = broken[0]
                    && commit.events().stream()
                            .anyMatch(logged -> logged.event() instanceof MessageReceived m
                                    && m.message().externalId().equals("m2"));
            if (hit) {
                throw new IllegalStateException("a bug that quotes hello");
            }
        };
        tell(desk, "bo m1 hello\nann m2 hello\ncy m3 hello");
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(state(desk, "cy")).as("the rest of the batch").isInstanceOf(Queued.class);
        for (int i = 0; i < 10; i++) {
            desk.nextTick().ifPresent(next -> here.now = next);
            desk.tick();
        }
        assertThat(desk.health().parked()).singleElement().satisfies(parked -> {
            assertThat(parked.cause()).isEqualTo("failed 5 times, the last with java.lang.IllegalStateException");
            assertThat(new String(parked.delivery().body(), StandardCharsets.UTF_8))
                    .contains("ann m2");
        });
        assertThat(desk.unpark(7)).isFalse();
        broken[0] = false;
        assertThat(desk.unpark(1)).isTrue();
        assertThat(state(desk, "ann")).isInstanceOf(Queued.class);
        assertThat(Bench.events(desk, "bo", ConversationQueued.class)).hasSize(1);
        assertThat(desk.health().parked()).isEmpty();
    }

    @Test
    void an_analyzer_and_a_listener_that_hang_hold_up_nobody_and_are_shown() {
        CountDownLatch release = new CountDownLatch(1);
        List<String> heard = new CopyOnWriteArrayList<>();
        Desk desk = bench.builder()
                .callbackLimit(Duration.ofMillis(50))
                .analyzer(new Hanging(release))
                .listener((event, conversation) -> await(release))
                .listener((event, conversation) ->
                        heard.add(event.event().getClass().getSimpleName()))
                .build();
        assertThat(tell(desk, "bo m1 hello")).isEqualTo(200);
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(heard).contains("ConversationQueued");
        assertThat(desk.health().failing()).containsOnlyKeys("analyzer", "listener 1");
        assertThat(desk.health().untold()).isPositive();
        release.countDown();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (desk.health().untold() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(desk.health().untold()).isZero();
    }

    @Test
    void callbacks_that_could_not_begin_in_time_leave_room_for_later_ones() {
        List<Runnable> waiting = new ArrayList<>();
        boolean[] busy = {true};
        Desk desk = bench.builder()
                .callbackLimit(Duration.ZERO)
                .callbacks(work -> {
                    if (busy[0]) {
                        waiting.add(work);
                    } else {
                        work.run();
                    }
                })
                .directory(identity -> Optional.of(Map.of("tier", FactValue.of("gold"))))
                .build();
        for (int i = 0; i < 10; i++) {
            tell(desk, "bo" + i + " m" + i + " hello");
        }
        assertThat(desk.health().failing()).containsEntry("customer directory", "no answer within PT0S");
        busy[0] = false;
        waiting.forEach(Runnable::run);
        tell(desk, "ann m99 hello");
        assertThat(desk.health().failing()).isEmpty();
    }

    private static final class Hanging implements ContentAnalyzer {
        private final CountDownLatch release;

        private Hanging(CountDownLatch release) {
            this.release = release;
        }

        @Override
        public String name() {
            return "hanging/1";
        }

        @Override
        public Insight analyze(Text text) {
            await(release);
            throw new IllegalStateException("too late");
        }
    }

    /** Does not let itself be interrupted, like much that hangs. */
    private static void await(CountDownLatch release) {
        boolean waiting = true;
        while (waiting) {
            try {
                release.await();
                waiting = false;
            } catch (InterruptedException e) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_customer_whom_the_directory_could_not_find_in_time_is_routed_again_when_it_can() {
        boolean[] down = {true};
        Desk desk = bench.builder()
                .directory(identity -> {
                    if (down[0]) {
                        throw new IllegalStateException("the CRM is down");
                    }
                    return Optional.of(Map.of("tier", FactValue.of("gold")));
                })
                .build();
        tell(desk, "bo m1 hello");
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        desk.tick();
        assertThat(Bench.events(desk, "bo", ConversationRouted.class)).hasSize(1);
        down[0] = false;
        desk.tick();
        assertThat(Bench.events(desk, "bo", ConversationRouted.class)).hasSize(2);
        desk.tick();
        assertThat(Bench.events(desk, "bo", ConversationRouted.class)).hasSize(2);
        assertThat(Bench.events(desk, "bo", ConversationQueued.class))
                .as("its place stays")
                .hasSize(1);
    }

    @Test
    void the_assigner_never_hears_of_an_earlier_instant() {
        bench.assigner.limit("ann", 50).limit("bo", 10).limit("cy", 30).limit("dee", 20);
        Desk desk = bench.builder().build();
        desk.available("lea", true);
        tell(desk, "ann m1 a\nbo m2 b\ncy m3 c\ndee m4 d");
        bench.now = bench.now.plusSeconds(90);
        desk.tick();
        assertThat(bench.assigner.told).isSorted();
        assertThat(state(desk, "dee")).isInstanceOf(Queued.class);
    }
}
