package dev.relais.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.Direction;
import dev.relais.conversation.Entry;
import dev.relais.desk.CommandResult;
import dev.relais.desk.Desk;
import dev.relais.desk.DeskBuilder;
import dev.relais.desk.DeskListener;
import dev.relais.examples.demo.WebhookServer;
import dev.relais.facebook.FacebookConnector;
import dev.relais.routing.RoutingEngine;
import dev.relais.store.InMemoryStore;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.testkit.SignedDelivery;
import dev.relais.twitter.TwitterConnector;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Both fake networks and a desk between them, with a clock that stands still. */
final class Town implements AutoCloseable {
    static final Profile BRAND = Profile.of("9001", "northwind", "Northwind");
    static final Profile PAGE = Profile.of("9100", "northwind.page", "Northwind Page");
    static final Profile ANN = Profile.customer(1);
    static final Profile BO = Profile.customer(2);
    private static final Secret X_TOKEN = Secret.of("x-token");
    private static final Secret PAGE_TOKEN = Secret.of("page-token");
    private static final Secret X_SECRET = Secret.of("x-consumer-secret");
    private static final Secret APP_SECRET = Secret.of("app-secret");

    static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "northwind",
             "accounts": [{"id": "x", "network": "x", "externalId": "9001", "handle": "northwind"},
                          {"id": "page", "network": "facebook", "externalId": "9100", "name": "Northwind Page"}],
             "departments": ["care"],
             "agents": [{"id": "lea", "departments": ["care"], "capacity": {"total": 3, "public": 2, "private": 2}},
                        {"id": "tom", "departments": ["care"], "capacity": {"total": 2}}],
             "queues": [{"id": "care", "department": "care", "order": "fifo", "offer": "PT45S"}],
             "rules": [{"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    final MovableClock clock = new MovableClock(Instant.parse("2026-09-01T09:00:00Z"));
    final InMemoryStore store = new InMemoryStore();
    final FakeX x = FakeX.builder(clock, X_SECRET).account(BRAND, X_TOKEN).start();
    final FakeGraph graph = FakeGraph.builder(clock, APP_SECRET)
            .page(PAGE, PAGE_TOKEN)
            .requireProof()
            .start();
    final Desk desk;
    private final WebhookServer server;

    Town() throws IOException {
        this(CONFIG, (event, conversation) -> {});
    }

    /** With another desk file, and somebody who listens. */
    Town(DeskConfig config, DeskListener listener) throws IOException {
        desk = builder(config).listener(listener).build();
        server = new WebhookServer(desk, 0);
    }

    /** Another desk over the same store and networks. */
    DeskBuilder builder() {
        return builder(CONFIG);
    }

    private DeskBuilder builder(DeskConfig config) {
        return Desk.builder(config)
                .connector(TwitterConnector.builder()
                        .consumerSecrets(List.of(X_SECRET))
                        .accessToken("x", X_TOKEN)
                        .baseUri(x.baseUri())
                        .clock(clock)
                        .build())
                .connector(FacebookConnector.builder()
                        .appSecret(APP_SECRET)
                        .verifyToken(Secret.of("testkit-verify-token"))
                        .pageToken("page", PAGE_TOKEN)
                        .baseUri(graph.baseUri())
                        .clock(clock)
                        .build())
                .assigner(new RoutingEngine(config))
                .store(store)
                .clock(clock);
    }

    URI host() {
        return server.uri();
    }

    void pass(Duration time) {
        clock.advance(time);
        desk.tick();
    }

    int tell(SignedDelivery delivery) {
        String network = delivery.path().substring("/webhooks/".length());
        return desk.receive(network, delivery.toRequest()).status();
    }

    /** The conversation in which the network's message stands. */
    Conversation of(String externalId) {
        return desk.conversations().stream()
                .filter(one -> one.entries().values().stream()
                        .anyMatch(entry -> entry.message().externalId().equals(externalId)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no conversation has " + externalId));
    }

    /** Whoever it is offered to takes it. */
    Owned accept(ConversationId id) {
        Offered offered = (Offered) desk.conversation(id).orElseThrow().state();
        assertThat(desk.accept(id, offered.offer(), offered.agent())).isInstanceOf(CommandResult.Done.class);
        return (Owned) desk.conversation(id).orElseThrow().state();
    }

    static List<Entry> inbound(Conversation conversation) {
        return conversation.messages().stream()
                .filter(entry -> entry.direction() == Direction.INBOUND)
                .toList();
    }

    @Override
    public void close() {
        server.close();
        x.close();
        graph.close();
    }
}
