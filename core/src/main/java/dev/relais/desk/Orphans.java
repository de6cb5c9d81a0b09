package dev.relais.desk;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.store.ExternalId;
import dev.relais.store.StoreView;
import dev.relais.store.Unattached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages that the network spoke of and that never came: fetched, once, where the connector can and they do not come by
 * themselves within a minute.
 */
final class Orphans {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Desk desk;
    private final StoreView store;
    private final Network network;
    private final DeskCounters counters;
    private final Waits<ExternalId> waits;
    private final Set<ExternalId> missing = new LinkedHashSet<>();

    Orphans(Desk desk, StoreView store, Network network, DeskCounters counters, LongSupplier nanos) {
        this.desk = desk;
        this.store = store;
        this.network = network;
        this.counters = counters;
        waits = new Waits<>(nanos);
    }

    /** Notes what {@code kept} waits for. */
    synchronized void add(Unattached kept) {
        ExternalId id = missing(kept.inbound());
        if (id != null && missing.size() < MOST) {
            missing.add(id);
            waits.remaining(id, PATIENCE);
        }
    }

    private static @Nullable ExternalId missing(Inbound inbound) {
        if (inbound instanceof Inbound.Edited e) {
            return new ExternalId(e.account(), e.externalId());
        }
        if (inbound instanceof Inbound.Reacted r) {
            return new ExternalId(r.account(), r.externalId());
        }
        if (inbound instanceof Inbound.Sent s && s.key() == null && s.message().inReplyTo() != null) {
            return new ExternalId(s.message().account(), s.message().inReplyTo());
        }
        return null;
    }

    /** Fetches what did not come by itself. */
    void fetch() {
        for (ExternalId id : due()) {
            Optional<byte[]> body =
                    store.place(id).isPresent() ? Optional.empty() : network.fetch(id.account(), id.id());
            Optional<String> connector = network.deliveredBy(id.account());
            if (body.isPresent() && connector.isPresent()) {
                counters.count("orphans.fetched");
                desk.take(
                        new Delivery(connector.get(), id.account(), desk.clock().instant(), body.get()));
            }
        }
    }

    private synchronized List<ExternalId> due() {
        List<ExternalId> due = new ArrayList<>();
        for (ExternalId id : missing) {
            if (waits.over(id, PATIENCE)) {
                due.add(id);
            }
        }
        due.forEach(id -> {
            missing.remove(id);
            waits.forget(id);
        });
        return due;
    }

    /** How long until there is something to fetch; null where nothing is missing. */
    synchronized @Nullable Duration nextDue() {
        return missing.stream()
                .map(id -> waits.remaining(id, PATIENCE))
                .min(Duration::compareTo)
                .orElse(null);
    }
}
