package dev.relais.twitter.feed;

import static dev.relais.twitter.feed.Scene.ANN;
import static dev.relais.twitter.feed.Scene.BOB;
import static dev.relais.twitter.feed.Scene.BRAND;
import static dev.relais.twitter.feed.Scene.LUMEN;
import static dev.relais.twitter.feed.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.testkit.Mishap;
import dev.relais.testkit.NetworkCall;
import dev.relais.testkit.Profile;
import dev.relais.testkit.RecordedCall;
import dev.relais.testkit.XErrors;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is polled is complete, whatever X and the host do meanwhile. */
class PollTest {
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final String MENTIONS = "/2/users/{id}/mentions";
    private static final String MESSAGES = "/2/dm_events";
    private static final String SEARCH = "/2/tweets/search/recent";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private Set<String> mentions(int number) {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < number; i++) {
            ids.add(scene.fake
                    .mention(Profile.customer(i), BRAND, "number " + i)
                    .subject());
        }
        return ids;
    }

    private Feeds polling() {
        return scene.feeds().mentions(LUMEN, EVERY).build();
    }

    private static Predicate<NetworkCall> page(int page) {
        int[] seen = {0};
        return call -> call.path().endsWith("/mentions") && seen[0]++ == page;
    }

    @Test
    void mentions_are_read_over_several_pages_and_how_far_is_written_down() {
        Set<String> all = mentions(250);
        polling().runDue();
        assertThat(scene.received()).isEqualTo(all);
        assertThat(scene.calls("GET", MENTIONS)).hasSize(3);
        assertThat(scene.cursors.read("mentions/x-lumen")).contains(new TreeSet<>(all).last());
    }

    @Test
    void a_post_that_x_indexes_late_is_found_by_the_overlap() {
        String late = scene.fake.mention(ANN, BRAND, "late").subject();
        scene.fake.quirks().indexedLate(late, START.plus(Duration.ofMinutes(8)));
        scene.pass(Duration.ofMinutes(1));
        String after = scene.fake.mention(BOB, BRAND, "after").subject();
        Feeds feeds = polling();
        feeds.runDue();
        assertThat(scene.received()).containsExactly(after);
        scene.run(feeds, Duration.ofMinutes(10));
        assertThat(scene.received()).containsExactlyInAnyOrder(late, after);
    }

    @Test
    void nothing_is_lost_over_a_restart_whether_cursors_were_kept_or_lost() {
        Set<String> all = new TreeSet<>(mentions(3));
        Feeds before = polling();
        before.runDue();
        before.close();
        scene.pass(Duration.ofHours(5));
        all.addAll(mentions(150));
        scene.pass(Duration.ofHours(5));
        scene.x = scene.connector();
        polling().runDue();
        assertThat(scene.received()).isEqualTo(all);
        scene.pass(Duration.ofMinutes(50));
        all.addAll(mentions(2));
        scene.cursors = Cursors.inMemory();
        scene.x = scene.connector();
        polling().runDue();
        assertThat(scene.received()).as("of the last hour").isEqualTo(all);
    }

    @Test
    void a_feed_that_never_found_anything_loses_nothing_over_a_long_pause() {
        polling().runDue();
        Set<String> all = mentions(1);
        scene.pass(Duration.ofHours(9));
        scene.x = scene.connector();
        polling().runDue();
        assertThat(scene.received()).isEqualTo(all);
    }

    @Test
    void a_page_that_fails_in_the_middle_is_fetched_again_and_nothing_is_written_down_before() {
        Set<String> all = mentions(250);
        scene.fake.mishaps().once(page(1), Mishap.serverError(503));
        Feeds feeds = polling();
        feeds.runDue();
        assertThat(scene.cursors.read("mentions/x-lumen")).isEmpty();
        scene.run(feeds, Duration.ofMinutes(1));
        assertThat(scene.received()).isEqualTo(all);
        assertThat(scene.calls("GET", MENTIONS))
                .as("three pages, one of them twice")
                .hasSize(4);
        assertThat(scene.cursors.read("mentions/x-lumen")).contains(new TreeSet<>(all).last());
    }

    @Test
    void what_the_host_cannot_keep_is_fetched_again() {
        Set<String> all = mentions(150);
        scene.failing = 1;
        Feeds feeds = polling();
        Instant again = feeds.runDue();
        assertThat(scene.cursors.read("mentions/x-lumen")).isEmpty();
        assertThat(again).isEqualTo(START.plusSeconds(60));
        scene.run(feeds, Duration.ofMinutes(2));
        assertThat(scene.received()).isEqualTo(all);
    }

    @Test
    void empty_pages_with_a_token_are_no_end() {
        Set<String> all = mentions(120);
        scene.fake.quirks().emptyPages(3);
        polling().runDue();
        assertThat(scene.received()).isEqualTo(all);
        assertThat(scene.calls("GET", MENTIONS)).hasSize(5);
    }

    @Test
    void where_tokens_of_pages_expire_the_round_begins_again_from_the_cursor() {
        try (Scene own = new Scene()) {
            Set<String> all = new TreeSet<>();
            for (int i = 0; i < 250; i++) {
                all.add(own.fake
                        .mention(Profile.customer(i), BRAND, "number " + i)
                        .subject());
            }
            int[] seen = {0};
            own.fake
                    .mishaps()
                    .once(call -> seen[0]++ == 1, XErrors.invalidRequest("pagination_token", "token is not valid"));
            Feeds feeds = own.feeds().mentions(LUMEN, EVERY).build();
            Instant again = feeds.runDue();
            assertThat(Duration.between(START, again)).isLessThan(Duration.ofSeconds(10));
            own.run(feeds, Duration.ofMinutes(1));
            assertThat(own.received()).isEqualTo(all);
            assertThat(own.calls("GET", MENTIONS)).hasSize(5);
        }
    }

    @Test
    void a_429_is_waited_for_and_no_call_goes_into_a_closed_window() {
        Set<String> all = mentions(350);
        scene.fake.mishaps().once(page(2), Mishap.throttled(Duration.ofMinutes(11)));
        Feeds feeds = polling();
        assertThat(feeds.runDue()).isEqualTo(START.plus(Duration.ofMinutes(11)));
        scene.run(feeds, Duration.ofMinutes(30));
        assertThat(scene.received()).isEqualTo(all);
    }

    @Test
    void without_credit_polls_stop_and_go_on_when_it_is_restored() {
        Feeds feeds = polling();
        scene.run(feeds, Duration.ofMinutes(6));
        scene.fake.credit(BigDecimal.ZERO);
        Set<String> all = mentions(2);
        scene.run(feeds, Duration.ofHours(2));
        assertThat(scene.received()).isEmpty();
        assertThat(scene.calls("GET", MENTIONS)).as("two before, one in vain").hasSize(3);
        assertThat(scene.told("out-of-credit")).isEqualTo(1);
        scene.fake.credit(BigDecimal.TEN);
        scene.x.budget().creditRestored();
        scene.run(feeds, Duration.ofMinutes(16));
        assertThat(scene.received()).isEqualTo(all);
    }

    @Test
    void waits_after_errors_grow_and_stay_within_five_minutes() {
        scene.fake.mishaps().always(call -> true, Mishap.serverError(502));
        Feeds feeds = polling();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Instant due = feeds.runDue();
            waits.add(Duration.between(scene.clock.instant(), due));
            scene.clock.set(due);
        }
        assertThat(waits.get(0)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
        assertThat(waits.get(4)).isGreaterThan(waits.get(0));
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMinutes(5)) <= 0);
        assertThat(waits.get(11)).isGreaterThan(Duration.ofMinutes(3));
        assertThat(scene.calls("GET", MENTIONS)).hasSize(12);
    }

    @Test
    void a_reset_in_the_past_makes_no_hot_loop() {
        Mishap past = new Mishap.Throttled(Duration.ofMinutes(-20));
        scene.fake.mishaps().always(call -> true, past);
        scene.run(polling(), Duration.ofMinutes(10));
        assertThat(scene.calls("GET", MENTIONS)).hasSizeLessThan(40);
        scene.fake.mishaps().clear();
    }

    @Test
    void direct_messages_stop_at_what_was_read() {
        for (int i = 0; i < 130; i++) {
            scene.fake.directMessage(Profile.customer(i), BRAND, "number " + i);
            scene.pass(Duration.ofSeconds(10));
        }
        Feeds feeds = scene.feeds().messages(LUMEN, EVERY).build();
        feeds.runDue();
        assertThat(scene.received()).hasSize(130);
        assertThat(scene.calls("GET", MESSAGES)).hasSize(2);
        scene.pass(Duration.ofHours(1));
        scene.fake.directMessage(ANN, BRAND, "one more");
        feeds.runDue();
        assertThat(scene.received()).hasSize(131);
        assertThat(scene.calls("GET", MESSAGES)).as("one page is enough now").hasSize(3);
    }

    @Test
    void more_direct_messages_than_a_window_takes_are_read_over_several_windows() {
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < 3_050; i++) {
            all.add(scene.fake
                    .directMessage(Profile.customer(i % 50), BRAND, "number " + i)
                    .subject());
        }
        Feeds feeds = scene.feeds().messages(LUMEN, EVERY).build();
        scene.run(feeds, Duration.ofMinutes(14));
        assertThat(scene.calls("GET", MESSAGES)).as("a fifth is left to people").hasSize(12);
        scene.run(feeds, Duration.ofMinutes(31));
        assertThat(scene.received()).isEqualTo(all);
        assertThat(scene.told("gap")).isZero();
    }

    @Test
    void a_search_never_asks_for_more_than_seven_days() {
        scene.fake.mention(ANN, BRAND, "long ago");
        Feeds feeds = scene.feeds().search(LUMEN, "brand", "lumen", EVERY).build();
        feeds.runDue();
        scene.pass(Duration.ofDays(20));
        String fresh = scene.fake.post(BOB, "does lumen ship to Spain?");
        feeds.runDue();
        assertThat(scene.calls("GET", SEARCH)).allMatch(call -> call.status().orElse(0) == 200);
        assertThat(scene.fake.journal().invalidCalls()).isEmpty();
        assertThat(scene.kept).hasSize(2);
        assertThat(fresh).isNotEmpty();
    }

    @Test
    void a_search_that_x_refuses_is_told_once() {
        scene.fake.mishaps().always(call -> true, XErrors.invalidRequest("query", "no viable alternative"));
        Feeds feeds = scene.feeds().search(LUMEN, "odd", "lumen", EVERY).build();
        scene.run(feeds, Duration.ofHours(3));
        assertThat(scene.told("gap")).isEqualTo(1);
        assertThat(scene.calls("GET", SEARCH)).hasSizeLessThan(15);
    }

    @Test
    void replies_to_replies_are_found_under_many_posts_by_several_searches() {
        List<String> roots = new ArrayList<>();
        Set<String> wanted = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            String root = scene.fake.post(BRAND, "campaign " + i);
            roots.add(root);
            String reply =
                    scene.fake.reply(Profile.customer(i), root, "a question").subject();
            wanted.add(reply);
        }
        Feeds feeds = scene.feeds().replies(LUMEN, () -> roots, EVERY).build();
        feeds.runDue();
        assertThat(scene.received()).isEqualTo(wanted);
        List<RecordedCall> searches = scene.calls("GET", SEARCH);
        assertThat(searches).hasSizeGreaterThan(2);
        assertThat(searches)
                .allMatch(call -> call.call().query().getOrDefault("query", "").length() <= 512);
    }

    @Test
    void replies_go_on_where_the_window_cut_them_and_lose_nothing_that_came_meanwhile() {
        List<String> roots = new ArrayList<>();
        Set<String> wanted = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            roots.add(scene.fake.post(BRAND, "campaign " + i));
        }
        scene.run(scene.feeds().replies(LUMEN, () -> roots, EVERY).build(), Duration.ofMinutes(6));
        for (String root : roots) {
            wanted.add(scene.fake.reply(ANN, root, "a question").subject());
        }
        int[] seen = {0};
        scene.fake.mishaps().once(call -> seen[0]++ == 2, Mishap.throttled(Duration.ofMinutes(40)));
        Feeds feeds = scene.feeds().replies(LUMEN, () -> roots, EVERY).build();
        feeds.runDue();
        scene.pass(Duration.ofMinutes(20));
        wanted.add(scene.fake.reply(BOB, roots.get(0), "while it waited").subject());
        scene.pass(Duration.ofMinutes(20));
        wanted.add(
                scene.fake.reply(BOB, roots.get(59), "just before it went on").subject());
        scene.run(feeds, Duration.ofMinutes(10));
        assertThat(scene.received()).isEqualTo(wanted);
    }

    @Test
    void under_a_post_that_is_new_to_the_poll_older_answers_are_found() {
        List<String> roots = new ArrayList<>();
        roots.add(scene.fake.post(BRAND, "first"));
        String second = scene.fake.post(BRAND, "second");
        String early = scene.fake.reply(ANN, second, "early").subject();
        Feeds feeds = scene.feeds().replies(LUMEN, () -> roots, EVERY).build();
        scene.run(feeds, Duration.ofMinutes(30));
        String later = scene.fake.reply(BOB, roots.get(0), "later").subject();
        scene.run(feeds, Duration.ofMinutes(6));
        assertThat(scene.received()).containsExactly(later);
        roots.add(second);
        scene.run(feeds, Duration.ofMinutes(6));
        assertThat(scene.received()).containsExactlyInAnyOrder(early, later);
    }

    @Test
    void more_than_x_shows_is_a_gap_that_is_told() {
        mentions(801);
        polling().runDue();
        assertThat(scene.received()).hasSize(800);
        assertThat(scene.told("gap")).isEqualTo(1);
    }

    @Test
    void more_pages_than_the_bound_are_a_gap_that_is_told_and_polling_goes_on() {
        scene.fake.quirks().emptyPages(45);
        mentions(1);
        Feeds feeds = polling();
        scene.run(feeds, Duration.ofMinutes(1));
        assertThat(scene.told("gap")).isEqualTo(1);
        assertThat(scene.calls("GET", MENTIONS)).hasSize(40);
        scene.run(feeds, Duration.ofMinutes(6));
        assertThat(scene.received()).hasSize(1);
    }

    @Test
    void a_lost_permission_stops_one_account_and_not_the_other() {
        String other = scene.fake.mention(ANN, Scene.SECOND, "hello").subject();
        scene.fake.revoke(BRAND);
        Feeds feeds =
                scene.feeds().mentions(LUMEN, EVERY).mentions(Scene.HELP, EVERY).build();
        scene.run(feeds, Duration.ofHours(1));
        assertThat(scene.received()).contains(other);
        assertThat(scene.told("needs-authorization")).isPositive();
        assertThat(scene.calls("GET", "/2/users/700/mentions")).hasSizeLessThan(6);
    }
}
