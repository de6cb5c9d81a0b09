package dev.relais.twitter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.twitter.TwitterConnector;
import dev.relais.twitter.budget.Notice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream that is kept open whatever happens to it. */
class StreamTest {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private final Tap tap = new Tap();
    private final List<String> kept = new CopyOnWriteArrayList<>();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final Cursors cursors = Cursors.inMemory();
    private volatile Instant now = START;
    private final AtomicInteger failing = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean gated;
    private final Feeds feeds = feeds(tap.uri());

    private Feeds feeds(URI uri) {
        return TwitterConnector.builder()
                .baseUri(uri)
                .applicationToken(Secret.of("application-token"))
                .clock(() -> now)
                .notices(notices::add)
                .build()
                .feeds(this::keep)
                .cursors(cursors)
                .streamBackfill()
                .activityStream()
                .build();
    }

    private void keep(String network, @org.jspecify.annotations.Nullable String account, byte[] body) {
        if (gated) {
            try {
                assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the store is down");
        }
        kept.add(new String(body, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        feeds.close();
        tap.close();
    }

    private void turn(Duration by) {
        now = now.plus(by);
        feeds.runDue();
    }

    /** Runs what is due until {@code connections} were asked for. */
    private void connect(int connections) {
        Tap.until(() -> {
            feeds.runDue();
            return tap.requests.size() >= connections;
        });
    }

    private void lost(int times) {
        Tap.until(() -> kinds("stream-lost") >= times);
    }

    private long kinds(String kind) {
        return notices.stream().filter(notice -> notice.kind().equals(kind)).count();
    }

    @Test
    void what_a_stream_says_is_kept_in_order_however_it_is_cut() {
        tap.next(line -> {
            line.open();
            line.chunk("\r\n");
            line.chunk("{\"n\":1}\r\n{\"n\":2}\r\n\r\n{\"n\"");
            line.chunk(":3}\r");
            line.chunk("\n");
            for (byte one : "{\"n\":4}\r\n".getBytes(StandardCharsets.US_ASCII)) {
                line.chunk(new byte[] {one});
            }
        });
        connect(1);
        Tap.until(() -> kept.size() == 4);
        assertThat(kept).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
        assertThat(tap.requests.get(0)).startsWith("GET /2/activity/stream HTTP/1.1");
    }

    @Test
    void a_stream_that_goes_silent_is_closed_after_21_seconds_and_opened_again_at_once() {
        connect(1);
        Tap.until(feeds::streamsOpen);
        turn(Duration.ofSeconds(20));
        assertThat(feeds.streamsOpen()).isTrue();
        turn(Duration.ofSeconds(15));
        Tap.until(() -> !feeds.streamsOpen());
        assertThat(tap.lines.get(0).isClosedByClient()).isTrue();
        connect(2);
        Tap.until(feeds::streamsOpen);
        assertThat(notices).anyMatch(notice -> notice.detail().contains("silent for 21 s"));
    }

    @Test
    void heartbeats_keep_a_stream_open() throws Exception {
        connect(1);
        Tap.until(feeds::streamsOpen);
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(19);
            tap.lines.get(0).chunk("\r\n");
            Instant heard = now;
            Tap.until(() -> cursors.read("stream/activity")
                    .map(Instant::parse)
                    .filter(heard::equals)
                    .isPresent());
            feeds.runDue();
            assertThat(feeds.streamsOpen()).isTrue();
        }
        assertThat(tap.requests).hasSize(1);
    }

    @Test
    void a_connection_that_x_believes_to_be_open_is_closed_first() {
        tap.next(line -> line.answer(
                429,
                "",
                "{\"title\":\"ConnectionException\",\"connection_issue\":\"TooManyConnections\","
                        + "\"type\":\"https://api.x.com/2/problems/streaming-connection\"}"));
        tap.next(line -> line.answer(200, "", "{\"data\":{\"successful_kills\":1}}"));
        connect(2);
        assertThat(tap.requests.get(1)).startsWith("DELETE /2/connections/all ");
        Tap.until(() -> feeds.runDue().equals(START.plusSeconds(5)));
        turn(Duration.ofMillis(4_999));
        assertThat(tap.requests).hasSize(2);
        now = START.plusSeconds(5);
        connect(3);
        Tap.until(feeds::streamsOpen);
    }

    @Test
    void a_limit_is_waited_for() {
        long reset = START.getEpochSecond() + 300;
        tap.next(line -> line.answer(
                429, "x-rate-limit-remaining: 0\r\nx-rate-limit-reset: " + reset + "\r\n", "{\"status\":429}"));
        connect(1);
        Tap.until(() -> feeds.runDue().equals(START.plusSeconds(300)));
        turn(Duration.ofSeconds(299));
        assertThat(tap.requests).hasSize(1);
        turn(Duration.ofSeconds(1));
        connect(2);
    }

    @Test
    void errors_are_waited_for_longer_and_longer() {
        Instant due = START;
        for (long wait : new long[] {5, 10, 20, 40, 80, 160, 320, 320}) {
            tap.next(line -> line.answer(503, "", "<html>"));
            now = due;
            int asked = tap.requests.size() + 1;
            connect(asked);
            due = due.plusSeconds(wait);
            Instant expected = due;
            Tap.until(() -> feeds.runDue().equals(expected));
            assertThat(tap.requests).hasSize(asked);
        }
    }

    @Test
    void without_a_network_it_is_tried_a_little_later_each_time() {
        tap.close();
        Instant due = START;
        for (int i = 1; i <= 4; i++) {
            now = due;
            feeds.runDue();
            due = due.plusMillis(250L * i);
            Instant expected = due;
            Tap.until(() -> feeds.runDue().equals(expected));
        }
    }

    @Test
    void a_line_that_cannot_be_kept_is_tried_again_before_the_next() {
        failing.set(2);
        tap.next(line -> {
            line.open();
            line.chunk("{\"n\":1}\r\n{\"n\":2}\r\n");
        });
        connect(1);
        Tap.until(() -> kept.size() == 2);
        assertThat(kept).containsExactly("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void a_store_that_stands_still_holds_the_reader_back_and_loses_nothing() {
        gated = true;
        int many = 3_000;
        tap.next(line -> {
            line.open();
            for (int i = 0; i < many; i++) {
                line.chunk("{\"n\":" + i + "}\r\n");
            }
        });
        connect(1);
        Tap.until(() -> kinds("stream-slow") == 1);
        assertThat(kept).isEmpty();
        gated = false;
        gate.countDown();
        Tap.until(() -> kept.size() == many);
        assertThat(kept)
                .containsExactlyElementsOf(IntStream.range(0, many)
                        .mapToObj(i -> "{\"n\":" + i + "}")
                        .toList());
        assertThat(kinds("stream-slow")).isBetween(1L, 6L);
    }

    @Test
    void after_a_restart_x_is_asked_for_what_was_missed_up_to_five_minutes() {
        cursors.write("stream/activity", START.minusSeconds(150).toString());
        connect(1);
        assertThat(tap.requests.get(0)).startsWith("GET /2/activity/stream?backfill_minutes=3 ");
        Feeds later = feeds(tap.uri());
        cursors.write("stream/activity", START.minusSeconds(15_000).toString());
        later.runDue();
        Tap.until(() -> tap.requests.size() == 2);
        assertThat(tap.requests.get(1)).startsWith("GET /2/activity/stream?backfill_minutes=5 ");
        later.close();
    }

    @Test
    void a_connection_that_ends_at_once_is_not_opened_in_a_hot_loop() {
        for (int i = 0; i < 3; i++) {
            tap.next(line -> {
                line.open();
                line.end();
            });
        }
        connect(1);
        lost(1);
        connect(2);
        lost(2);
        Tap.until(() -> feeds.runDue().equals(START.plusMillis(250)));
        assertThat(tap.requests).hasSize(2);
    }

    @Test
    void a_stream_without_rules_says_so() {
        tap.next(line -> line.answer(
                409, "", "{\"title\":\"ConnectionException\",\"connection_issue\":\"RuleConfigurationIssue\"}"));
        connect(1);
        Tap.until(() -> notices.stream().anyMatch(notice -> notice.detail().contains("has no rules")));
    }

    @Test
    void without_credit_no_stream_is_opened() {
        tap.next(line -> line.answer(
                402, "", "{\"title\":\"CreditsDepleted\",\"type\":\"https://api.x.com/2/problems/credits\"}"));
        connect(1);
        Tap.until(() -> kinds("out-of-credit") == 1);
        turn(Duration.ofMinutes(6));
        turn(Duration.ofMinutes(6));
        assertThat(tap.requests).hasSize(1);
    }

    @Test
    void no_notice_shows_the_token() {
        tap.next(line -> line.answer(401, "", "{\"title\":\"Unauthorized\",\"detail\":\"application-token\"}"));
        connect(1);
        Tap.until(() -> kinds("needs-authorization") == 1);
        assertThat(notices.toString()).doesNotContain("application-token");
    }
}
