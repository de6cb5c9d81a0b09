package dev.relais.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fixed windows of calls, each opened by its first call. Guarded by its network's lock. */
final class RateWindows {
    /**
     * How many calls are taken.
     *
     * @param header the start of the names of its headers
     * @param perAccount counted for each account, or for the application as a whole
     */
    record Limit(String header, int calls, Duration window, boolean perAccount) {}

    private record Window(Instant reset, int used) {}

    private final InstantSource clock;
    private final Map<String, Window> windows = new HashMap<>();

    RateWindows(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one call, unless one of the windows is full: then nothing is counted and false returned. */
    boolean take(String endpoint, String account, List<Limit> limits) {
        if (limits.stream().anyMatch(limit -> window(endpoint, account, limit).used() >= limit.calls())) {
            return false;
        }
        for (Limit limit : limits) {
            Window window = window(endpoint, account, limit);
            windows.put(key(endpoint, account, limit), new Window(window.reset(), window.used() + 1));
        }
        return true;
    }

    /** The headers {@code …-limit}, {@code …-remaining} and {@code …-reset} (seconds since 1970). */
    Map<String, String> headers(String endpoint, String account, List<Limit> limits) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Limit limit : limits) {
            Window window = window(endpoint, account, limit);
            headers.put(limit.header() + "-limit", Integer.toString(limit.calls()));
            headers.put(limit.header() + "-remaining", Integer.toString(limit.calls() - window.used()));
            headers.put(limit.header() + "-reset", Long.toString(window.reset().getEpochSecond()));
        }
        return headers;
    }

    private Window window(String endpoint, String account, Limit limit) {
        Instant now = clock.instant();
        Window window = windows.get(key(endpoint, account, limit));
        return window != null && now.isBefore(window.reset())
                ? window
                : new Window(now.plus(limit.window()).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS), 0);
    }

    private static String key(String endpoint, String account, Limit limit) {
        return limit.header() + " " + endpoint + (limit.perAccount() ? " " + account : "");
    }
}
