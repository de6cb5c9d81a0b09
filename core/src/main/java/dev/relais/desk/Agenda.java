package dev.relais.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When something is due in which conversation, or with whom. Not thread-safe.
 *
 * @param <K> what something may be due in
 */
final class Agenda<K extends Comparable<? super K>> {
    private record Due<K>(Instant at, K what) {}

    private final TreeSet<Due<K>> byTime =
            new TreeSet<>(Comparator.comparing((Due<K> due) -> due.at()).thenComparing(Due::what));
    private final Map<K, Due<K>> byKey = new HashMap<>();

    /** Notes the next instant at which something is due; null for nothing. */
    void put(K what, @Nullable Instant at) {
        Due<K> before = byKey.remove(what);
        if (before != null) {
            byTime.remove(before);
        }
        if (at != null) {
            Due<K> due = new Due<>(at, what);
            byKey.put(what, due);
            byTime.add(due);
        }
    }

    /** The first instant at which anything is due. */
    Optional<Instant> first() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().at());
    }

    /** Where something is due first, if that is at or before {@code now}. */
    Optional<K> due(Instant now) {
        return byTime.isEmpty() || byTime.first().at().isAfter(now)
                ? Optional.empty()
                : Optional.of(byTime.first().what());
    }
}
