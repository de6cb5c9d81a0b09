package dev.relais.examples.demo;

import dev.relais.Secret;
import dev.relais.analysis.SimpleAnalyzer;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import dev.relais.desk.Desk;
import dev.relais.facebook.FacebookConnector;
import dev.relais.routing.RoutingEngine;
import dev.relais.routing.index.RuleIndex;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.twitter.TwitterConnector;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A working day in a minute: both fake networks, a desk that verifies, threads, understands and routes, agents who answer, and
 * a clock that is moved from one event to the next.
 */
public final class Demo implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-11-23T08:30:00Z");
    private static final Duration DAY = Duration.ofHours(8);
    private static final Secret X_TOKEN = Secret.of("demo-x-token");
    private static final Secret PAGE_TOKEN = Secret.of("demo-page-token");

    private final MovableClock clock = new MovableClock(START);
    private final Timetable timetable = new Timetable();
    private final Staff staff = new Staff(timetable, clock);
    private final Strangers strangers;
    private final Screen screen;
    private final FakeX x;
    private final FakeGraph graph;
    private final Desk desk;
    private final WebhookServer server;
    private final Profile brandOnX;
    private final Profile page;

    /**
     * Starts the fakes and the desk; nothing is played yet.
     *
     * @throws IOException if the port is taken
     */
    public Demo(DemoOptions options, PrintStream out) throws IOException {
        DeskConfig config = DeskFile.read("desk.json", deskFile());
        brandOnX = brand(config, "x-lumenia");
        page = brand(config, "fb-lumenia");
        x = FakeX.builder(clock, options.consumerSecrets().get(0))
                .account(brandOnX, X_TOKEN)
                .start();
        graph = FakeGraph.builder(clock, options.appSecrets().get(0))
                .page(page, PAGE_TOKEN)
                .start();
        strangers = new Strangers(x, graph, page);
        screen = new Screen(out, config);
        desk = Desk.builder(config)
                .connector(x(options))
                .connector(facebook(options))
                .analyzer(new SimpleAnalyzer())
                .rules(RuleIndex.of(config.ruleSet()))
                .assigner(new RoutingEngine(config))
                .clock(clock)
                .listener(this::hear)
                .build();
        server = new WebhookServer(desk, options.port());
    }

    private TwitterConnector x(DemoOptions options) {
        return TwitterConnector.builder()
                .consumerSecrets(options.consumerSecrets())
                .clientSecrets(options.clientSecrets())
                .accessToken("x-lumenia", X_TOKEN)
                .baseUri(x.baseUri())
                .clock(clock)
                .build();
    }

    private FacebookConnector facebook(DemoOptions options) {
        FacebookConnector.Builder builder = FacebookConnector.builder();
        options.appSecrets().forEach(builder::appSecret);
        return builder.verifyToken(options.verifyToken())
                .pageToken("fb-lumenia", PAGE_TOKEN)
                .baseUri(graph.baseUri())
                .clock(clock)
                .build();
    }

    private static Profile brand(DeskConfig config, String account) {
        return config.accounts().stream()
                .filter(candidate -> candidate.id().equals(account))
                .map(found -> Profile.of(
                        Objects.requireNonNull(found.externalId()),
                        Objects.requireNonNullElse(found.handle(), account),
                        Objects.requireNonNullElse(found.name(), account)))
                .findFirst()
                .orElseThrow();
    }

    /** The desk file that the demo runs with. */
    public static byte[] deskFile() throws IOException {
        try (@Nullable InputStream in = Demo.class.getResourceAsStream("/desk.json")) {
            return Objects.requireNonNull(in, "desk.json").readAllBytes();
        }
    }

    /** Plays the day: everything that customers, agents and time do, in the order in which it happens. */
    public void play() {
        desk.config()
                .agents()
                .forEach(agent -> desk.available(agent.id(), true).ifPresent(refused -> {
                    throw new IllegalStateException(refused.message());
                }));
        new Customers(timetable, clock.instant(), server.uri(), x, graph, brandOnX, page).plan();
        Optional<Instant> next = next();
        while (next.isPresent() && next.get().isBefore(START.plus(DAY))) {
            moveTo(next.get());
            next = next();
        }
    }

    /** Lets real time pass for the desk: what was planned happens when its time has come. */
    public void letPass(Duration time) {
        moveTo(clock.instant().plus(time));
    }

    private void moveTo(Instant now) {
        if (now.isAfter(clock.instant())) {
            clock.set(now);
        }
        desk.tick();
        for (Optional<Runnable> due = timetable.due(now); due.isPresent(); due = timetable.due(now)) {
            due.get().run();
        }
    }

    private Optional<Instant> next() {
        Optional<Instant> planned = timetable.next();
        Optional<Instant> tick = desk.nextTick();
        if (planned.isEmpty() || tick.isEmpty()) {
            return planned.isPresent() ? planned : tick;
        }
        return planned.get().isBefore(tick.get()) ? planned : tick;
    }

    private void hear(LoggedEvent logged, Conversation conversation) {
        screen.hear(logged, conversation);
        strangers.hear(logged);
        staff.hear(desk, logged, conversation);
    }

    /** What happened, as the table and the page. */
    public DaySummary summary() {
        return new DaySummary(desk, DayRows.of(desk, screen, clock.instant()), x, graph);
    }

    /** Where the desk listens: {@code /webhooks/x} and {@code /webhooks/facebook}. */
    public URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
        x.close();
        graph.close();
    }
}
