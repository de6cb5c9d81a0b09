package dev.relais.twitter.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of what was used on which day (UTC, as X bills). X charges a post, a user or a message once a day however often it is read;
 * so the ids of the day are kept, up to a million. Guarded by its own monitor.
 */
final class Ledger {
    private static final int MOST_IDS = 1_000_000;
    private static final int DAYS = 62;

    private final NavigableMap<LocalDate, Map<String, Long>> days = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private LocalDate today = LocalDate.MIN;

    /** Things that are charged each time. */
    synchronized void count(String price, long number, Instant now) {
        if (number > 0 && !price.isEmpty()) {
            turn(now);
            days.computeIfAbsent(today, day -> new HashMap<>()).merge(price, number, Long::sum);
        }
    }

    /** Things that are charged once a day. */
    synchronized void count(String price, Collection<String> ids, Instant now) {
        turn(now);
        long fresh = ids.stream()
                .filter(id -> seen.size() >= MOST_IDS || seen.add(price + " " + id))
                .count();
        count(price, fresh, now);
    }

    private void turn(Instant now) {
        LocalDate day = day(now);
        if (!day.equals(today)) {
            today = day;
            seen.clear();
            days.headMap(day.minusDays(DAYS)).clear();
        }
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** A copy. */
    synchronized NavigableMap<LocalDate, Map<String, Long>> days() {
        TreeMap<LocalDate, Map<String, Long>> copy = new TreeMap<>();
        days.forEach((day, counts) -> copy.put(day, Map.copyOf(counts)));
        return copy;
    }

    /** Adds what an earlier run had counted. */
    synchronized void restore(Map<LocalDate, Map<String, Long>> earlier) {
        earlier.forEach((day, counts) -> counts.forEach((price, number) ->
                days.computeIfAbsent(day, d -> new HashMap<>()).merge(price, number, Long::sum)));
    }
}
