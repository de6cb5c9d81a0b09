package dev.relais.desk;

import dev.relais.RetriableException;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.store.Pending;
import dev.relais.store.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries on their way in. What is to be understood follows from what the store says of a delivery, so that any desk can go on
 * with it. One that fails is tried again a little later; one that fails again and again is parked with its cause, and nothing
 * waits behind it.
 */
final class Inbox {
    private static final int MOST_FAILURES = 5;
    /** A delivery that was begun so often and never ended may be what stops the desk. */
    private static final int MOST_BEGUN = 25;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    /** For so long another desk is left alone with what it began, or keeps in its executor. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private record Stage(long number, int begun) {
        static Stage of(Pending pending) {
            return new Stage(pending.number(), pending.begun());
        }
    }

    private record Failure(int times, long retryAt) {}

    private final Desk desk;
    private final Store store;
    private final Map<String, Connector> connectors;
    private final Reading reading;
    private final DeskCounters counters;
    private final long term;
    private final LongSupplier nanos;
    private final Waits<Stage> waits;
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();
    private final Map<Long, Failure> failures = new HashMap<>();

    Inbox(
            Desk desk,
            DeskBuilder with,
            Map<String, Connector> connectors,
            Reading reading,
            DeskCounters counters,
            long term,
            LongSupplier nanos) {
        this.desk = desk;
        store = with.store;
        this.connectors = connectors;
        this.reading = reading;
        this.counters = counters;
        this.term = term;
        this.nanos = nanos;
        waits = new Waits<>(nanos);
    }

    /** Keeps a delivery. Returns its number. */
    long keep(Delivery delivery) {
        long number = store.journal(delivery);
        inHand.add(number);
        return number;
    }

    /** The executor does not take it: it is understood at a later tick. */
    void postponed(long number) {
        inHand.remove(number);
    }

    /** Understands a delivery, unless that is done. */
    void understand(long number) {
        inHand.add(number);
        try {
            int begun = store.begin(number, term, desk.clock().instant());
            if (begun > MOST_BEGUN) {
                park(number, "begun " + MOST_BEGUN + " times and never finished");
            } else if (begun > 0) {
                understand(number, store.delivery(number).orElseThrow());
            }
        } finally {
            inHand.remove(number);
        }
    }

    private void understand(long number, Delivery delivery) {
        Connector connector = connectors.get(delivery.network());
        if (connector == null) {
            park(number, "no connector for network " + delivery.network());
            return;
        }
        Reading.Result result = reading.understand(number, delivery, connector);
        RuntimeException failure = result.failure();
        if (failure == null) {
            store.understood(number, result.keepBody());
            forget(number);
            counters.count("deliveries.understood");
        } else {
            failed(number, failure);
        }
    }

    private void failed(long number, RuntimeException failure) {
        counters.count("deliveries.failed");
        boolean passing = failure instanceof RetriableException;
        int times = 1;
        synchronized (failures) {
            Failure before = failures.get(number);
            times += before == null ? 0 : before.times();
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, 8));
            failures.put(number, new Failure(passing ? times - 1 : times, nanos.getAsLong() + pause.toNanos()));
        }
        if (!passing && times >= MOST_FAILURES) {
            // The class only: a message may quote a customer.
            park(
                    number,
                    "failed " + times + " times, the last with "
                            + failure.getClass().getName());
        }
    }

    private void park(long number, String cause) {
        store.park(number, cause);
        forget(number);
        counters.count("deliveries.parked");
    }

    private void forget(long number) {
        synchronized (failures) {
            failures.remove(number);
        }
    }

    /** Deliveries that this desk should go on with now. */
    List<Long> due() {
        List<Pending> all = store.pending();
        synchronized (failures) {
            waits.retain(all.stream().map(Stage::of).toList());
        }
        return all.stream()
                .filter(pending -> {
                    Duration wait = wait(pending);
                    return wait != null && wait.isZero();
                })
                .map(Pending::number)
                .toList();
    }

    /** How long until there is a delivery to go on with; null where there is none. */
    @Nullable
    Duration nextDue() {
        Duration next = null;
        for (Pending pending : store.pending()) {
            Duration wait = wait(pending);
            if (wait != null && (next == null || wait.compareTo(next) < 0)) {
                next = wait;
            }
        }
        return next;
    }

    private @Nullable Duration wait(Pending pending) {
        if (inHand.contains(pending.number())) {
            return null;
        }
        synchronized (failures) {
            Failure failure = failures.get(pending.number());
            if (failure != null) {
                long left = failure.retryAt() - nanos.getAsLong();
                return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
            }
            if (pending.begun() > 0 && (pending.term() == term || store.isOver(pending.term()))) {
                return Duration.ZERO;
            }
            return waits.remaining(Stage.of(pending), PATIENCE);
        }
    }
}
