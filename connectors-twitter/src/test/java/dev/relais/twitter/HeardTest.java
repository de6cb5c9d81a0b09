package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.config.DeskFile;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.connect.Inbound.Received;
import dev.relais.conversation.Conversation;
import dev.relais.desk.Desk;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.listen.Limits;
import dev.relais.twitter.listen.Listening;
import dev.relais.twitter.listen.SavedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saved queries, from rules at X to conversations at the desk. */
class HeardTest {
    private static final Account ACCOUNT = new Account("x-acme", "x", "2244994945", "acme", "Acme");
    private final TwitterConnector connector = TwitterConnector.builder().build();

    private Inbound read(String text, String mentions, String rules) {
        String line = "{\"data\":{\"id\":\"2100000000000000077\",\"text\":\"" + text + "\",\"author_id\":\"31\","
                + "\"conversation_id\":\"2100000000000000077\",\"entities\":{\"mentions\":[" + mentions + "]}},"
                + "\"matching_rules\":[" + rules + "]}";
        Delivery delivery = new Delivery(
                "x", "x-acme", Instant.parse("2026-11-22T09:00:00Z"), line.getBytes(StandardCharsets.UTF_8));
        return connector.understand(delivery, new Accounts(List.of(ACCOUNT))).get(0);
    }

    @Test
    void what_only_saved_queries_found_is_heard_with_their_ids() {
        Inbound inbound = read(
                "no heating in town",
                "",
                "{\"id\":\"1\",\"tag\":\"relais:outages,heat\"},{\"id\":\"2\",\"tag\":\"relais:town\"}");
        assertThat(inbound).isInstanceOfSatisfying(Mentioned.class, heard -> {
            assertThat(heard.queries()).containsExactlyInAnyOrder("outages", "heat", "town");
            assertThat(heard.message().text()).isEqualTo("no heating in town");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@acme no heating|{\"start\":0,\"end\":5,\"username\":\"acme\",\"id\":\"2244994945\"}|{\"id\":\"1\",\"tag\":\"relais:heat\"}",
                "no heating|``|{\"id\":\"1\",\"tag\":\"relais:heat\"},{\"id\":\"2\",\"tag\":\"conv-77\"}",
                "no heating|``|{\"id\":\"1\"}",
                "no heating|``|{\"id\":\"1\",\"tag\":\"relais:\"}",
                "no heating|``|``"
            })
    void what_is_addressed_to_the_account_or_asked_for_by_another_rule_is_received(
            String text, String mentions, String rules) {
        assertThat(read(text, mentions, rules)).isInstanceOf(Received.class);
    }

    @Test
    void from_a_saved_query_to_the_press_desk() {
        Profile acme = Profile.of("2244994945", "acme", "Acme");
        MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
        try (FakeX fake = FakeX.builder(clock, Secret.of("consumer-secret"))
                .account(acme, Secret.of("user-token"))
                .applicationToken(Secret.of("application-token"))
                .start()) {
            TwitterConnector x = TwitterConnector.builder()
                    .baseUri(fake.baseUri())
                    .accessToken("x-acme", Secret.of("user-token"))
                    .applicationToken(Secret.of("application-token"))
                    .clock(clock)
                    .build();
            Desk desk = Desk.builder(DeskFile.read("desk.json", """
                            {"relais": 1, "desk": "press",
                             "accounts": [{"id": "x-acme", "network": "x", "externalId": "2244994945", "handle": "acme"}],
                             "queues": [{"id": "care"}, {"id": "press"}],
                             "rules": [{"id": "crisis", "when": {"queries": "heat", "text": {"contains": "explod"}}, "then": {"queue": "press"}},
                                       {"id": "all", "when": {}, "then": {"queue": "care"}}]}
                            """.getBytes(StandardCharsets.UTF_8)))
                    .connector(x)
                    .clock(clock)
                    .build();
            Listening listening = x.listening(Limits.SELF_SERVE);
            List<SavedQuery> queries = List.of(SavedQuery.read("heat", "(heating OR kettle) -is:retweet"));
            listening.apply(listening.plan(queries).got().orElseThrow());
            try (Feeds feeds = x.feeds(desk::deliver).filteredStream(ACCOUNT).build()) {
                feeds.runDue();
                until(feeds::streamsOpen);
                fake.post(Profile.customer(1), "lovely kettle");
                String bad = fake.post(Profile.customer(2), "my kettle exploded");
                until(() -> desk.conversations().stream().anyMatch(found -> found.queue() != null));
                Conversation conversation = desk.conversations().get(0);
                assertThat(desk.conversations()).hasSize(1);
                assertThat(conversation.key().root()).isEqualTo(bad);
                assertThat(conversation.queue()).isEqualTo("press");
                assertThat(desk.counters().get("mentions.heard")).isEqualTo(1);
            }
            assertThat(fake.journal().invalidCalls()).isEmpty();
        }
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(200_000);
        }
    }
}
