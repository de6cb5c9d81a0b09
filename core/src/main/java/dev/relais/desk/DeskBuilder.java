package dev.relais.desk;

import dev.relais.assign.Assigner;
import dev.relais.config.DeskConfig;
import dev.relais.connect.Connector;
import dev.relais.customer.CustomerDirectory;
import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import dev.relais.store.InMemoryStore;
import dev.relais.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Options of a {@link Desk}. Not thread-safe. */
public final class DeskBuilder {
    final DeskConfig config;
    final Map<String, Connector> connectors = new LinkedHashMap<>();
    final List<DeskListener> listeners = new ArrayList<>();
    Assigner assigner = new NobodyAssigner();
    Store store = new InMemoryStore();
    CustomerDirectory directory = CustomerDirectory.NOBODY;
    InstantSource clock = InstantSource.system();
    Executor executor = Runnable::run;
    ContentAnalyzer analyzer = new NoAnalyzer();

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

    /** The desk. Goes on with what its store had not finished. */
    public Desk build() {
        return new Desk(this);
    }

    /** Says nothing of any text. */
    private static final class NoAnalyzer implements ContentAnalyzer {
        @Override
        public String name() {
            return "none/1";
        }

        @Override
        public Insight analyze(Text text) {
            return new Insight(null, null, null, null, null, null, null, List.of(), name());
        }
    }
}
