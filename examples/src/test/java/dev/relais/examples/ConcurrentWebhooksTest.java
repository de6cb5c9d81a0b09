package dev.relais.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.analysis.SimpleAnalyzer;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.connect.WebhookRequest;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.desk.Desk;
import dev.relais.examples.demo.Demo;
import dev.relais.routing.RoutingEngine;
import dev.relais.twitter.TwitterConnector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Networks call from many threads at once, and repeat themselves. */
class ConcurrentWebhooksTest {
    private static final int MESSAGES = 400;
    private static final int THREADS = 8;

    @Test
    void many_threads_and_repetitions_lose_nothing_and_double_nothing() throws Exception {
        Map<ConversationId, Long> heard = new ConcurrentHashMap<>();
        List<String> disorder = Collections.synchronizedList(new ArrayList<>());
        DeskConfig config = DeskFile.read("desk.json", Demo.deskFile());
        Desk desk = Desk.builder(config)
                .connector(TwitterConnector.builder()
                        .consumerSecrets(List.of(Secret.of("secret")))
                        .build())
                .analyzer(new SimpleAnalyzer())
                .assigner(new RoutingEngine(config))
                .listener((event, conversation) -> follow(event, heard, disorder))
                .build();
        config.agents()
                .forEach(agent -> assertThat(desk.available(agent.id(), true)).isEmpty());

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                List<WebhookRequest> requests = requests(thread);
                all.add(threads.submit(() -> requests.forEach(request ->
                        assertThat(desk.receive("x", request).status()).isEqualTo(200))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        List<Conversation> conversations = desk.conversations();
        assertThat(conversations.stream().mapToInt(c -> c.entries().size()).sum())
                .isEqualTo(MESSAGES);
        assertThat(disorder).isEmpty();
        for (Conversation conversation : conversations) {
            assertThat(heard).containsEntry(conversation.id(), conversation.seq());
            assertThat(Conversation.fold(desk.events(conversation.id()))).isEqualTo(conversation);
        }
        assertThat(desk.counters().get("callbacks.failed")).isZero();
    }

    private static void follow(LoggedEvent event, Map<ConversationId, Long> heard, List<String> disorder) {
        Long before = heard.put(event.conversation(), event.seq());
        if ((before == null ? 0 : before) + 1 != event.seq()) {
            disorder.add(event.conversation() + "/" + event.seq() + " after " + before);
        }
    }

    /** Every message, in an order of this thread's own; the customers write several each. */
    private static List<WebhookRequest> requests(int thread) {
        List<WebhookRequest> requests = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            String id = Integer.toString(1000 + i);
            String customer = Integer.toString(i % 50);
            byte[] body =
                    ("{\"data\":{\"event_type\":\"post.mention.create\",\"filter\":{\"user_id\":\"4400000000000000001\"},"
                                    + "\"payload\":{\"id\":\"" + id + "\",\"conversation_id\":\"" + (i % 5)
                                    + "\",\"author_id\":\""
                                    + customer + "\",\"text\":\"hello number " + i
                                    + "\",\"created_at\":\"2026-09-01T09:00:00.000Z\"}}}")
                            .getBytes(StandardCharsets.UTF_8);
            String signature = "sha256="
                    + Base64.getEncoder().encodeToString(Secret.of("secret").hmacSha256(body));
            requests.add(new WebhookRequest(
                    "POST", Map.of(), Map.of("x-twitter-webhooks-signature", List.of(signature)), body));
        }
        Collections.shuffle(requests, new Random(thread));
        return requests;
    }
}
