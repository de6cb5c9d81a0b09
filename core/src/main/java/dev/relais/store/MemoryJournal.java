package dev.relais.store;

import dev.relais.connect.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The deliveries of an {@link InMemoryStore}. Bytes that nobody needs any more are let go. Not thread-safe. */
final class MemoryJournal {
    private static final byte[] GONE = {};

    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<Long, Pending> pending = new TreeMap<>();
    private final Map<Long, Parked> parked = new TreeMap<>();
    private final Set<Long> redacted = new HashSet<>();

    long add(Delivery delivery) {
        deliveries.add(delivery);
        long number = deliveries.size();
        pending.put(number, new Pending(number, 0, 0, null));
        return number;
    }

    Optional<Delivery> get(long number) {
        return number >= 1 && number <= deliveries.size()
                ? Optional.of(deliveries.get((int) number - 1))
                : Optional.empty();
    }

    int begin(long number, long term, Instant at) {
        Pending before = pending.get(number);
        if (before == null) {
            return 0;
        }
        pending.put(number, new Pending(number, before.begun() + 1, term, at));
        return before.begun() + 1;
    }

    void understood(long number, boolean keepBody) {
        boolean was = pending.remove(number) != null;
        boolean mustGo = redacted.remove(number);
        if (was && (mustGo || !keepBody)) {
            empty(number);
        }
    }

    List<Pending> pending() {
        return List.copyOf(pending.values());
    }

    void park(long number, String cause) {
        if (pending.remove(number) != null) {
            parked.put(number, new Parked(number, cause, deliveries.get((int) number - 1)));
        }
    }

    boolean unpark(long number) {
        if (parked.remove(number) == null) {
            return false;
        }
        pending.put(number, new Pending(number, 0, 0, null));
        return true;
    }

    List<Parked> parked() {
        return List.copyOf(parked.values());
    }

    /** What the delivery told must go: at once, or as soon as it is understood. */
    void redact(long number) {
        if (pending.containsKey(number) || parked.containsKey(number)) {
            redacted.add(number);
        } else if (number <= deliveries.size()) {
            empty(number);
        }
    }

    private void empty(long number) {
        Delivery full = deliveries.get((int) number - 1);
        deliveries.set((int) number - 1, new Delivery(full.network(), full.account(), full.receivedAt(), GONE));
    }
}
