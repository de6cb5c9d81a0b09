package dev.relais.twitter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.Profile;
import dev.relais.testkit.RecordedCall;
import dev.relais.twitter.TwitterConnector;
import dev.relais.twitter.budget.Notice;
import dev.relais.twitter.read.XReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A brand at a fake X, a connector, a clock that is turned by hand, and what was handed in. */
public final class Scene implements AutoCloseable {
    /** When it begins. */
    public static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    /** The brand. */
    public static final Profile BRAND = Profile.of("700", "lumen", "Lumen");

    /** Another account of the brand. */
    public static final Profile SECOND = Profile.of("701", "lumenhelp", "Lumen Help");

    /** A customer. */
    public static final Profile ANN = Profile.of("801", "ann", "Ann");

    /** Another customer. */
    public static final Profile BOB = Profile.of("802", "bob", "Bob");

    /** The brand as the desk names it. */
    public static final Account LUMEN = new Account("x-lumen", "x", "700", "lumen", null);

    /** The other account as the desk names it. */
    public static final Account HELP = new Account("x-help", "x", "701", "lumenhelp", null);

    /** The clock of X and of the connector. */
    public final MovableClock clock = new MovableClock(START);

    /** X. */
    public final FakeX fake;

    /** What the connector told of. */
    public final List<Notice> notices = new CopyOnWriteArrayList<>();

    /** The bodies that were handed in. */
    public final List<Delivery> kept = new CopyOnWriteArrayList<>();

    /** How far was read. */
    public Cursors cursors = Cursors.inMemory();

    /** How many of the next bodies the host cannot keep. */
    public int failing;

    /** The connector. */
    public TwitterConnector x;

    private final UnaryOperator<TwitterConnector.Builder> options;

    /** The usual scene. */
    public Scene() {
        this(b -> b, b -> b);
    }

    /** A scene with options of X and of the connector. */
    public Scene(UnaryOperator<FakeX.Builder> ofX, UnaryOperator<TwitterConnector.Builder> options) {
        this.options = options;
        fake = ofX.apply(FakeX.builder(clock, Secret.of("consumer-secret"))
                        .account(BRAND, Secret.of("token-brand"))
                        .account(SECOND, Secret.of("token-second"))
                        .applicationToken(Secret.of("token-application")))
                .start();
        x = connector();
    }

    /** Another connector to the same X: the process was started again. */
    public TwitterConnector connector() {
        return options.apply(TwitterConnector.builder()
                        .baseUri(fake.baseUri())
                        .consumerSecrets(List.of(Secret.of("consumer-secret")))
                        .accessToken("x-lumen", Secret.of("token-brand"))
                        .accessToken("x-help", Secret.of("token-second"))
                        .applicationToken(Secret.of("token-application"))
                        .clock(clock)
                        .notices(notices::add))
                .build();
    }

    /** Feeds to be chosen, with the cursors. */
    public Feeds.Builder feeds() {
        return x.feeds(this::keep).cursors(cursors);
    }

    /** A sink. */
    public void keep(String network, @Nullable String account, byte[] body) {
        if (failing > 0) {
            failing--;
            throw new IllegalStateException("the store is down");
        }
        kept.add(new Delivery(network, account, clock.instant(), body));
    }

    /** All that was handed in, as it is understood. */
    public List<Inbound> understood() {
        Accounts accounts = new Accounts(List.of(LUMEN, HELP));
        List<Inbound> all = new ArrayList<>();
        kept.forEach(body -> all.addAll(XReader.read(body, accounts)));
        return all;
    }

    /** The ids of the messages that were handed in. */
    public Set<String> received() {
        Set<String> ids = new TreeSet<>();
        for (Inbound item : understood()) {
            if (item instanceof Inbound.Received received) {
                ids.add(received.message().externalId());
            }
        }
        return ids;
    }

    /** Turns the clock. */
    public void pass(Duration time) {
        clock.advance(time);
    }

    /** Turns the clock to when something is due, again and again, and runs it, until {@code time} has passed. */
    public void run(Feeds feeds, Duration time) {
        Instant end = clock.instant().plus(time);
        Instant due = feeds.runDue();
        while (!due.isAfter(end)) {
            if (due.isAfter(clock.instant())) {
                clock.set(due);
            }
            due = feeds.runDue();
        }
        clock.set(end);
    }

    /** How many notices of a kind there were. */
    public long told(String kind) {
        return notices.stream().filter(notice -> notice.kind().equals(kind)).count();
    }

    /** The calls of a path. */
    public List<RecordedCall> calls(String method, String path) {
        return fake.journal().of(method, path).calls();
    }

    @Override
    public void close() {
        try {
            assertThat(fake.journal().invalidCalls()).isEmpty();
            assertThat(fake.journal().callsInClosedWindow()).isEmpty();
        } finally {
            fake.close();
        }
    }
}
