package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.connect.Connector;
import dev.relais.customer.CustomerDirectory;
import dev.relais.insight.ContentAnalyzer;
import dev.relais.presence.PresencePolicy;
import dev.relais.rules.RuleEvaluator;
import dev.relais.store.InMemoryStore;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Options of a {@link Desk}. Not thread-safe. */
public final class DeskBuilder {
    private static final InstantSource SYSTEM = InstantSource.system();

    final DeskConfig config;
    final Map<String, Connector> connectors = new LinkedHashMap<>();
    final List<DeskListener> listeners = new ArrayList<>();
    Assigner assigner = new NobodyAssigner();
    Store store = new InMemoryStore();
    CustomerDirectory directory = CustomerDirectory.NOBODY;
    InstantSource clock = SYSTEM;
    Executor executor = Runnable::run;
    String desk = "desk";
    ApprovalPolicy approvals = ApprovalPolicy.NOBODY;
    Duration settle = Duration.ofSeconds(30);
    ResendPolicy resend = ResendPolicy.RECONCILE;
    Duration reopenWindow = Duration.ofDays(7);
    PresencePolicy presence = PresencePolicy.DEFAULT;
    RequeuePolicy requeue = RequeuePolicy.DEFAULT;
    Executor callbacks = Threads.forCallbacks();
    Duration callbackLimit = Duration.ofSeconds(10);

    @Nullable
    ContentAnalyzer analyzer;

    @Nullable
    RuleEvaluator rules;

    @Nullable
    LongSupplier nanos;

    DeskBuilder(DeskConfig config) {
        this.config = config;
    }

    /**
     * Serves a network.
     *
     * @throws IllegalArgumentException if another connector serves it already
     */
    public DeskBuilder connector(Connector connector) {
        Connector other = connectors.putIfAbsent(connector.network(), connector);
        if (other != null) {
            throw new IllegalArgumentException("network " + connector.network() + " has two connectors: "
                    + other.getClass().getName() + " and "
                    + connector.getClass().getName());
        }
        return this;
    }

    /** Who chooses the person. Without one, conversations wait in their queues. */
    public DeskBuilder assigner(Assigner chooses) {
        assigner = chooses;
        return this;
    }

    /** Who understands texts. Without one, rules see no language, mood or topic. */
    public DeskBuilder analyzer(ContentAnalyzer understands) {
        analyzer = understands;
        return this;
    }

    /**
     * Who decides what becomes of a message; by default the rules of the desk file, one after another. An index over many rules, or
     * one to which a host publishes other rules while the desk runs, goes here. It must not throw, and must name only queues,
     * levels and skills of the desk file.
     */
    public DeskBuilder rules(RuleEvaluator decides) {
        rules = decides;
        return this;
    }

    /** Where deliveries and events are kept; in memory by default. */
    public DeskBuilder store(Store keeps) {
        store = keeps;
        return this;
    }

    /** The host's records of people; by default nobody is known. */
    public DeskBuilder directory(CustomerDirectory knows) {
        directory = knows;
        return this;
    }

    /** The time; the system's by default. */
    public DeskBuilder clock(InstantSource tells) {
        clock = tells;
        return this;
    }

    /** Where deliveries are understood and replies sent; by default in the thread that brings them. */
    public DeskBuilder executor(Executor runs) {
        executor = runs;
        return this;
    }

    /** Who is told of every event; may be called several times. */
    public DeskBuilder listener(DeskListener hears) {
        listeners.add(hears);
        return this;
    }

    /**
     * The name under which the desk enters the store; {@code desk} by default. Desks that share a store have different names. A
     * desk that enters under a name says that whatever went under it before has stopped: what that left undone is gone on with.
     */
    public DeskBuilder desk(String name) {
        desk = name;
        return this;
    }

    /** Which answers need a second pair of eyes; none by default. */
    public DeskBuilder approvals(ApprovalPolicy policy) {
        approvals = policy;
        return this;
    }

    /**
     * How long a call whose outcome is unknown may take to land before it is looked for on the network; 30 seconds by default.
     * Longer than the connectors' own time limit.
     */
    public DeskBuilder settle(Duration time) {
        settle = notNegative("settle", time);
        return this;
    }

    /** What to do about a send that the network does not show; by default it goes out again once that is safe. */
    public DeskBuilder resend(ResendPolicy policy) {
        resend = policy;
        return this;
    }

    /** For how long after a matter was settled a new message belongs to it; later it begins another. 7 days by default. */
    public DeskBuilder reopenWindow(Duration time) {
        reopenWindow = notNegative("reopenWindow", time);
        return this;
    }

    /** When an agent is taken as gone, and for how long he is left alone; {@link PresencePolicy#DEFAULT} by default. */
    public DeskBuilder presence(PresencePolicy policy) {
        presence = policy;
        return this;
    }

    /**
     * What becomes of conversations whose agent does not answer; {@link RequeuePolicy#DEFAULT} by default.
     *
     * @throws IllegalArgumentException if it names a queue that the desk does not have
     */
    public DeskBuilder requeue(RequeuePolicy policy) {
        for (String queue : policy.queues()) {
            if (config.queues().stream().map(QueueConfig::id).noneMatch(queue::equals)) {
                throw new IllegalArgumentException("requeue must name queues of the desk, not " + queue);
            }
        }
        requeue = policy;
        return this;
    }

    /** Where analyzers, directories and listeners run; by default on daemon threads of the desk's own. */
    public DeskBuilder callbacks(Executor runs) {
        callbacks = runs;
        return this;
    }

    /** For how long the desk waits for a callback before it goes on without; 10 seconds by default. */
    public DeskBuilder callbackLimit(Duration time) {
        callbackLimit = notNegative("callbackLimit", time);
        return this;
    }

    /**
     * A clock that never steps, in nanoseconds, for how long something has taken; by default the system's, or what
     * {@link #clock} says where that is not the system's.
     */
    public DeskBuilder ticker(LongSupplier tells) {
        nanos = tells;
        return this;
    }

    LongSupplier nanos() {
        if (nanos != null) {
            return nanos;
        }
        InstantSource time = clock;
        Instant start = time.instant();
        return SYSTEM.equals(time)
                ? System::nanoTime
                : () -> Duration.between(start, time.instant()).toNanos();
    }

    private static Duration notNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, not " + time);
        }
        return time;
    }

    /** The desk. Goes on with what its store had not finished. */
    public Desk build() {
        return new Desk(this);
    }
}
