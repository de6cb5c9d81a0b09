package dev.relais.twitter.budget;

import static dev.relais.twitter.feed.Scene.ANN;
import static dev.relais.twitter.feed.Scene.BRAND;
import static dev.relais.twitter.feed.Scene.HELP;
import static dev.relais.twitter.feed.Scene.LUMEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.feed.Scene;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** X's limits and the host's money. */
class BudgetTest {
    private static final Prices PRICES = Prices.standard();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T00:00:00Z"));
    private final List<Notice> notices = new ArrayList<>();

    private Budget budget(String monthly) {
        return new Budget(PRICES, monthly.isEmpty() ? null : new BigDecimal(monthly), clock, notices::add);
    }

    private static HttpHeaders headers(String family, long limit, long remaining, Instant reset) {
        return HttpHeaders.of(
                Map.of(
                        family + "-limit", List.of(Long.toString(limit)),
                        family + "-remaining", List.of(Long.toString(remaining)),
                        family + "-reset", List.of(Long.toString(reset.getEpochSecond()))),
                (name, value) -> true);
    }

    private static boolean isOpen(Budget budget, Endpoint endpoint, String account, Urgency urgency) {
        return budget.admit(endpoint, account, urgency).isEmpty();
    }

    @Test
    void a_month_is_forecast_as_one_reckons_it_by_hand() {
        Budget budget = budget("");
        clock.set(Instant.parse("2026-10-31T12:00:00Z"));
        budget.used("post.read", List.of("1", "2"), Urgency.BACKGROUND);
        clock.set(Instant.parse("2026-11-10T23:59:59Z"));
        budget.used("post.read", List.of("3", "4", "3"), Urgency.BACKGROUND);
        budget.used("post.read", List.of("3"), Urgency.INTERACTIVE);
        clock.set(Instant.parse("2026-11-11T00:00:00Z"));
        budget.used("post.read", List.of("3"), Urgency.BACKGROUND);
        budget.used("post.create.url", 2, Urgency.INTERACTIVE);
        budget.used("post.create.summoned", 3, Urgency.INTERACTIVE);
        clock.set(Instant.parse("2026-11-12T00:00:00Z"));
        Forecast forecast = budget.forecast();
        // 3 posts of .005, 2 of .200, 3 of .010. October is another bill.
        assertThat(forecast.spent()).isEqualByComparingTo("0.445");
        assertThat(forecast.items().get("post.read")).isEqualTo(new Forecast.Item(3, new BigDecimal("0.015")));
        // In the week from the 6th, 0h: .445 in 6 days; 19 days are left: .445 + 19 * .445 / 6 = 1.854…
        assertThat(forecast.expected()).isEqualByComparingTo("1.85");
        clock.set(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(budget.forecast().spent()).isEqualByComparingTo("0");
    }

    @Test
    void in_the_first_days_the_mean_is_over_the_time_that_was_counted() {
        Budget budget = budget("");
        clock.set(Instant.parse("2026-11-11T00:00:00Z"));
        budget.used("dm.create", 10, Urgency.INTERACTIVE);
        // .15 in no time counts as .15 in a quarter of a day: .60 a day for 20 days.
        assertThat(budget.forecast().expected()).isEqualByComparingTo("12.15");
        clock.set(Instant.parse("2026-11-13T00:00:00Z"));
        // .15 in two days: .075 a day for 18 days.
        assertThat(budget.forecast().expected()).isEqualByComparingTo("1.50");
    }

    @Test
    void a_monthly_limit_stops_background_reads_and_nothing_that_people_do_and_is_told_once() {
        Budget budget = budget("1");
        clock.set(Instant.parse("2026-11-30T00:00:00Z"));
        budget.used("post.read", 300, Urgency.BACKGROUND);
        for (int i = 0; i < 20; i++) {
            assertThat(budget.admit(Endpoint.MENTIONS, "a", Urgency.BACKGROUND))
                    .containsInstanceOf(Budget.Refusal.Spent.class);
            clock.advance(Duration.ofHours(1));
        }
        assertThat(isOpen(budget, Endpoint.MENTIONS, "a", Urgency.INTERACTIVE)).isTrue();
        assertThat(isOpen(budget, Endpoint.CREATE_POST, "a", Urgency.INTERACTIVE))
                .isTrue();
        assertThat(isOpen(budget, Endpoint.WEBHOOKS, "", Urgency.BACKGROUND))
                .as("free")
                .isTrue();
        assertThat(notices.stream().map(Notice::kind)).containsExactly("budget-spent");
        clock.set(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(isOpen(budget, Endpoint.MENTIONS, "a", Urgency.BACKGROUND)).isTrue();
    }

    @Test
    void what_people_are_expected_to_need_is_set_aside() {
        Budget budget = budget("20");
        clock.set(Instant.parse("2026-11-11T00:00:00Z"));
        budget.used("dm.create", 100, Urgency.INTERACTIVE);
        clock.set(Instant.parse("2026-11-12T00:00:00Z"));
        // 1.50 in a day, 19 days are left: 28.50 are needed, 20 there are.
        assertThat(isOpen(budget, Endpoint.MENTIONS, "a", Urgency.BACKGROUND)).isFalse();
        Budget other = budget("40");
        other.restore(budget.usage());
        assertThat(isOpen(other, Endpoint.MENTIONS, "a", Urgency.BACKGROUND)).isTrue();
        Budget restarted = budget("20");
        restarted.restore(budget.usage());
        assertThat(isOpen(restarted, Endpoint.MENTIONS, "a", Urgency.BACKGROUND))
                .as("people need it after a restart too")
                .isFalse();
        assertThat(restarted.forecast()).isEqualTo(budget.forecast());
    }

    @Test
    void usage_is_carried_over_a_restart_day_by_day() {
        Budget budget = budget("");
        budget.used("post.read", List.of("1", "2"), Urgency.BACKGROUND);
        clock.advance(Duration.ofDays(1));
        budget.used("post.create", 1, Urgency.INTERACTIVE);
        assertThat(budget.usage())
                .isEqualTo(Map.of(
                        LocalDate.parse("2026-11-01"), Map.of("post.read", 2L),
                        LocalDate.parse("2026-11-02"), Map.of("post.create", 1L)));
        Budget after = budget("");
        after.restore(budget.usage());
        after.used("post.create", 1, Urgency.INTERACTIVE);
        assertThat(after.usage().get(LocalDate.parse("2026-11-02"))).containsEntry("post.create", 2L);
    }

    @Test
    void background_work_leaves_a_fifth_of_a_window_to_people() {
        Budget budget = budget("");
        Instant reset = clock.instant().plus(Duration.ofMinutes(15));
        budget.told(Endpoint.MESSAGES, "a", headers("x-rate-limit", 15, 5, reset));
        assertThat(isOpen(budget, Endpoint.MESSAGES, "a", Urgency.BACKGROUND)).isTrue();
        assertThat(isOpen(budget, Endpoint.MESSAGES, "a", Urgency.BACKGROUND)).isTrue();
        assertThat(budget.admit(Endpoint.MESSAGES, "a", Urgency.BACKGROUND)).contains(new Budget.Refusal.Closed(reset));
        for (int i = 0; i < 3; i++) {
            assertThat(isOpen(budget, Endpoint.MESSAGES, "a", Urgency.INTERACTIVE))
                    .isTrue();
        }
        assertThat(budget.admit(Endpoint.MESSAGES, "a", Urgency.INTERACTIVE))
                .contains(new Budget.Refusal.Closed(reset));
        clock.set(reset);
        assertThat(isOpen(budget, Endpoint.MESSAGES, "a", Urgency.BACKGROUND)).isTrue();
    }

    @Test
    void windows_of_two_accounts_are_apart_and_the_applications_day_is_shared() {
        Budget budget = budget("");
        Instant reset = clock.instant().plus(Duration.ofMinutes(15));
        budget.told(Endpoint.SEND_MESSAGE, "a", headers("x-rate-limit", 15, 0, reset));
        assertThat(isOpen(budget, Endpoint.SEND_MESSAGE, "a", Urgency.INTERACTIVE))
                .isFalse();
        assertThat(isOpen(budget, Endpoint.SEND_MESSAGE, "b", Urgency.INTERACTIVE))
                .isTrue();
        Instant midnight = clock.instant().plus(Duration.ofHours(24));
        budget.told(Endpoint.SEND_MESSAGE, "a", headers("x-app-limit-24hour", 1_440, 0, midnight));
        assertThat(budget.admit(Endpoint.SEND_MESSAGE, "b", Urgency.INTERACTIVE))
                .contains(new Budget.Refusal.Closed(midnight));
        assertThat(isOpen(budget, Endpoint.CREATE_POST, "b", Urgency.INTERACTIVE))
                .isTrue();
        assertThat(budget.closedUntil(Endpoint.SEND_MESSAGE, "b")).contains(midnight);
    }

    @Test
    void a_limit_that_is_wrong_by_far_stops_neither_people_nor_polls_for_good() {
        Budget budget = budget("");
        Instant reset = clock.instant().plus(Duration.ofMinutes(15));
        budget.told(Endpoint.MENTIONS, "a", headers("x-rate-limit", 40_000, 39_999, reset));
        assertThat(isOpen(budget, Endpoint.MENTIONS, "a", Urgency.BACKGROUND)).isTrue();
        assertThat(budget.left().get(0).limit()).isEqualTo(40_000);
        budget.told(Endpoint.MESSAGES, "a", headers("x-rate-limit", 40_000, 14, reset));
        assertThat(isOpen(budget, Endpoint.MESSAGES, "a", Urgency.INTERACTIVE)).isTrue();
        assertThat(budget.admit(Endpoint.MESSAGES, "a", Urgency.BACKGROUND)).contains(new Budget.Refusal.Closed(reset));
        clock.set(reset);
        assertThat(isOpen(budget, Endpoint.MESSAGES, "a", Urgency.BACKGROUND)).isTrue();
        budget.told(Endpoint.CREATE_POST, "a", headers("x-rate-limit", 1, 0, Instant.parse("2199-01-01T00:00:00Z")));
        assertThat(budget.closedUntil(Endpoint.CREATE_POST, "a").orElseThrow())
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void thirty_two_threads_never_send_more_than_a_window_takes() throws Exception {
        try (Scene scene = new Scene()) {
            ExecutorService threads = Executors.newFixedThreadPool(32);
            AtomicInteger sent = new AtomicInteger();
            AtomicInteger held = new AtomicInteger();
            for (int window = 1; window <= 3; window++) {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < 32; i++) {
                    running.add(threads.submit(() -> {
                        for (int j = 0; j < 8; j++) {
                            Answer answer = scene.x
                                    .api()
                                    .call(Call.get(
                                            Endpoint.QUOTES, "/2/tweets/20/quote_tweets", LUMEN, Urgency.INTERACTIVE));
                            (answer instanceof Answer.Done ? sent : held).incrementAndGet();
                        }
                    }));
                }
                for (Future<?> one : running) {
                    one.get();
                }
                assertThat(scene.calls("GET", "/2/tweets/{id}/quote_tweets")).hasSize(75 * window);
                assertThat(sent).hasValue(75 * window);
                scene.pass(Duration.ofMinutes(15).plusSeconds(1));
            }
            threads.shutdownNow();
            assertThat(held).hasValue(3 * (32 * 8 - 75));
        }
    }

    @Test
    void an_answer_that_overtakes_others_does_not_open_a_window_that_they_fill() {
        Budget budget = budget("");
        Instant reset = clock.instant().plus(Duration.ofMinutes(15));
        for (int i = 0; i < 32; i++) {
            assertThat(isOpen(budget, Endpoint.CREATE_POST, "a", Urgency.INTERACTIVE))
                    .isTrue();
        }
        budget.told(Endpoint.CREATE_POST, "a", headers("x-rate-limit", 100, 99, reset));
        int more = 0;
        while (isOpen(budget, Endpoint.CREATE_POST, "a", Urgency.INTERACTIVE)) {
            more++;
        }
        assertThat(more).isEqualTo(68);
    }

    @Test
    void without_money_polls_stop_and_answers_go_out() {
        try (Scene scene = new Scene(b -> b, b -> b.monthlyBudget(new BigDecimal("0.02")))) {
            for (int i = 0; i < 10; i++) {
                scene.fake.mention(Profile.customer(i), BRAND, "hello");
            }
            Feeds feeds = scene.feeds()
                    .mentions(LUMEN, Duration.ofMinutes(5))
                    .mentions(HELP, Duration.ofMinutes(5))
                    .build();
            scene.run(feeds, Duration.ofHours(3));
            assertThat(scene.calls("GET", "/2/users/{id}/mentions")).hasSizeLessThan(3);
            assertThat(scene.told("budget-spent")).isEqualTo(1);
            String mention = scene.fake.mention(ANN, BRAND, "and me?").subject();
            assertThat(scene.x.send(new SendRequest(
                            new SendId("s-1"),
                            LUMEN,
                            Visibility.PUBLIC,
                            Visibility.PUBLIC,
                            mention,
                            ANN.id(),
                            "hello")))
                    .isInstanceOf(SendOutcome.Sent.class);
        }
    }

    @Test
    void a_bar_is_told_once_for_each_reason_and_lifted_when_it_ends() {
        Budget budget = budget("");
        Instant until = clock.instant().plus(Duration.ofHours(2));
        budget.bar("usage-capped", "cap", until);
        budget.bar("usage-capped", "cap", until);
        assertThat(budget.admit(Endpoint.USERS, "a", Urgency.INTERACTIVE)).contains(new Budget.Refusal.Closed(until));
        budget.bar("out-of-credit", "no credit", null);
        clock.set(until);
        assertThat(budget.barredBecause()).contains("out-of-credit");
        budget.creditRestored();
        budget.creditRestored();
        assertThat(budget.barredBecause()).isEmpty();
        assertThat(notices.stream().map(Notice::kind))
                .containsExactly("usage-capped", "out-of-credit", "credit-restored");
    }

    @Test
    void prices_that_are_none_are_refused_by_name() {
        for (String bad : List.of(
                "",
                "[]",
                "{\"prices\": {\"post.read\": 0.005}}",
                "{\"prices\": {\"post.read\": \"-1\"}}",
                "{\"prices\": {\"post.read\": \"1e3\"}}",
                "{\"prices\": []}",
                "{}",
                "{\"unit\": \"USD\"}")) {
            assertThatThrownBy(() -> Prices.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("price");
        }
        assertThatThrownBy(() -> Prices.read("{\"prices\": {\"post.read\": 5}}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("post.read");
        Prices own = Prices.read(
                "{\"unit\": \"EUR\", \"prices\": {\"post.read\": \"0.004\"}}".getBytes(StandardCharsets.UTF_8));
        assertThat(own.of("post.read")).isEqualByComparingTo("0.004");
        assertThat(own.unit()).isEqualTo("EUR");
        assertThat(own.of("dm.read")).isZero();
    }
}
