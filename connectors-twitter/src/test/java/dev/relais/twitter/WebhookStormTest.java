package dev.relais.twitter;

import static dev.relais.twitter.Against.ACME;
import static dev.relais.twitter.Against.LEA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.connect.WebhookRequest;
import dev.relais.conversation.Conversation;
import dev.relais.desk.Desk;
import dev.relais.testkit.Deliveries;
import dev.relais.testkit.Profile;
import dev.relais.testkit.SignedDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** X brings webhooks by hundreds at once, repeats them, and in any order. */
class WebhookStormTest {
    private static final int BODIES = Integer.getInteger("relais.webhooks", 10_000);
    private static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "webhooks",
             "accounts": [{"id": "x-acme", "network": "x", "externalId": "2244994945", "handle": "acme"}],
             "departments": ["care"],
             "agents": [{"id": "lea", "departments": ["care"]}],
             "queues": [{"id": "care", "department": "care"}],
             "rules": [{"id": "all", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    private static Desk desk(Against to) {
        return Desk.builder(CONFIG).connector(to.x).clock(to.clock).build();
    }

    @Test
    @Timeout(60)
    void ten_thousand_webhooks_at_once_are_each_taken_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try (Against to = new Against()) {
            Desk desk = desk(to);
            List<WebhookRequest> requests = new ArrayList<>();
            for (int i = 0; i < BODIES / 2; i++) {
                WebhookRequest request = to.fake
                        .mention(Profile.customer(i), ACME, "parcel " + i)
                        .toRequest();
                requests.add(request);
                requests.add(request);
            }
            List<Future<Integer>> answers = new ArrayList<>();
            for (WebhookRequest request : requests) {
                answers.add(threads.submit(() -> desk.receive("x", request).status()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(200);
            }
            assertThat(desk.conversations())
                    .hasSize(BODIES / 2)
                    .allMatch(conversation -> conversation.messages().size() == 1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void repeated_and_reordered_they_end_in_the_same_conversations() {
        try (Against to = new Against()) {
            Deliveries story = story(to);
            Map<String, Set<String>> once = told(to, story);
            assertThat(once).hasSizeGreaterThanOrEqualTo(4);
            assertThat(told(to, story.doubled())).isEqualTo(once);
            for (long seed = 1; seed <= 60; seed++) {
                assertThat(told(to, story.doubled().shuffled(seed)))
                        .as("seed " + seed)
                        .isEqualTo(once);
            }
        }
    }

    private static Deliveries story(Against to) {
        List<SignedDelivery> told = new ArrayList<>();
        Profile max = Profile.of("32", "max", "Max");
        SignedDelivery mention = to.fake.mention(LEA, ACME, "my parcel is late");
        told.add(mention);
        to.clock.advance(Duration.ofSeconds(7));
        told.add(to.fake.editedMention(mention.subject(), ACME, "@acme my parcel is very late"));
        String ours = to.fake.post(ACME, "our new lamp");
        told.add(to.fake.reply(max, ours, "nice"));
        to.clock.advance(Duration.ofSeconds(7));
        SignedDelivery regretted = to.fake.reply(LEA, ours, "ugly");
        told.add(regretted);
        told.add(to.fake.quote(max, ours, "look at that"));
        to.clock.advance(Duration.ofSeconds(7));
        told.add(to.fake.delete(regretted.subject()));
        told.add(to.fake.directMessage(LEA, ACME, "my number is 0123"));
        told.add(to.fake.directMessage(LEA, ACME, "and my street"));
        told.add(to.fake.encryptedMessage(max, ACME));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 10; i++) {
            to.clock.advance(Duration.ofSeconds(random.nextInt(1, 60)));
            told.add(to.fake.reply(i % 2 == 0 ? LEA : max, ours, "word " + i));
        }
        return new Deliveries(told);
    }

    /** Conversation → its messages as they read, and whether they are withdrawn. */
    private static Map<String, Set<String>> told(Against to, Deliveries deliveries) {
        Desk desk = desk(to);
        deliveries
                .list()
                .forEach(delivery -> assertThat(
                                desk.receive("x", delivery.toRequest()).status())
                        .isEqualTo(200));
        Map<String, Set<String>> told = new TreeMap<>();
        for (Conversation conversation : desk.conversations()) {
            Set<String> entries = new TreeSet<>();
            conversation
                    .messages()
                    .forEach(entry -> entries.add(entry.message().externalId() + " " + entry.withdrawn() + " "
                            + entry.message().text() + " " + entry.message().at() + " "
                            + entry.message().inReplyTo()));
            told.put(conversation.id().toString(), entries);
        }
        return told;
    }
}
