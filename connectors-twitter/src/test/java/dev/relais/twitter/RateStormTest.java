package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.desk.Desk;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.testkit.RecordedCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** Many replies through X's limits, while X also refuses by chance: each arrives once, and X is hardly asked in vain. */
class RateStormTest {
    private static final int REPLIES = Integer.getInteger("relais.storm", 1_000);
    private static final Profile ACME = Profile.of("2244994945", "acme", "Acme");
    private static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "storm",
             "accounts": [{"id": "x-acme", "network": "x", "externalId": "2244994945", "handle": "acme"}],
             "departments": ["care"],
             "agents": [{"id": "lea", "departments": ["care"]}],
             "queues": [{"id": "care", "department": "care"}],
             "rules": [{"id": "all", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void through_limits_and_random_refusals_each_reply_arrives_once(TestReporter reporter) {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
        try (FakeX fake = FakeX.builder(clock, Secret.of("consumer-secret"))
                .account(ACME, Secret.of("user-token"))
                .start()) {
            fake.mishaps().randomly(7, 0.05, Mishap.throttled(Duration.ofMinutes(3)));
            TwitterConnector x = TwitterConnector.builder()
                    .baseUri(fake.baseUri())
                    .consumerSecrets(List.of(Secret.of("consumer-secret")))
                    .accessToken("x-acme", Secret.of("user-token"))
                    .clock(clock)
                    .build();
            Desk desk = Desk.builder(CONFIG)
                    .connector(x)
                    .clock(clock)
                    .ticker(() ->
                            Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                    .build();
            for (int i = 0; i < REPLIES; i++) {
                var mention = fake.mention(Profile.customer(i), ACME, "where is parcel " + i + "?");
                assertThat(desk.receive("x", mention.toRequest()).status()).isEqualTo(200);
            }
            for (Conversation conversation : desk.conversations()) {
                desk.assign(conversation.id(), "lea");
                Owned owned = (Owned)
                        desk.conversation(conversation.id()).orElseThrow().state();
                desk.reply(conversation.id(), owned.token(), "on its way, parcel of " + conversation.id());
            }
            while (fake.publicReplies().size() < REPLIES) {
                Instant next = desk.nextTick().orElseThrow();
                clock.set(next.isAfter(clock.instant()) ? next : clock.instant().plusSeconds(1));
                desk.tick();
            }
            List<RecordedCall> posts = fake.calls();
            assertThat(fake.publicReplies()).hasSize(REPLIES);
            assertThat(fake.publicReplies().stream()
                            .map(post -> post.inReplyTo())
                            .distinct())
                    .hasSize(REPLIES);
            double calls = (double) posts.size() / REPLIES;
            reporter.publishEntry("calls for each of " + REPLIES + " replies", Double.toString(calls));
            assertThat(calls).as("calls for each reply").isLessThanOrEqualTo(1.1);
            assertThat(fake.journal().callsInClosedWindow()).isEmpty();
            assertThat(fake.journal().invalidCalls()).isEmpty();
        }
    }
}
