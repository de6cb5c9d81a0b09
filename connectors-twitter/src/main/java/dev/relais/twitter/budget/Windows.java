package dev.relais.twitter.budget;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Windows of calls as X's headers tell them, for each endpoint and whoever calls. A call is counted when it goes out, so that several
 * threads together do not exceed a window. Guarded by its own monitor.
 */
final class Windows {
    /** The name of the application where it calls in its own name. */
    static final String APPLICATION = "";

    private static final Duration UNTOLD = Duration.ofMinutes(1);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;
    /** X's answer to a call comes within that, or never. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(15);

    private static final long MOST_RESERVED = 60;

    private record Key(Endpoint endpoint, String subject, RateHeaders.Family family) {}

    /** Calls that went out while nothing was known of a window; X may not have counted all of them when it first tells of one. */
    private record Loose(int calls, Instant last) {
        int underWay(Instant now) {
            return now.isBefore(last.plus(UNDER_WAY)) ? calls : 0;
        }
    }

    private record Refused(int inARow, Instant until) {}

    private final Map<Key, RateHeaders.Window> windows = new HashMap<>();
    private final Map<Key, Refused> refused = new HashMap<>();
    private final Map<Key, Loose> loose = new HashMap<>();

    /** Until when X takes no such call; empty where it takes one now. */
    synchronized Optional<Instant> closedUntil(Endpoint endpoint, String subject, Urgency urgency, Instant now) {
        Optional<Instant> until = Optional.empty();
        for (Key key : keys(endpoint, subject)) {
            RateHeaders.Window window = windows.get(key);
            if (window != null && now.isBefore(window.reset()) && window.remaining() <= reserve(urgency, window)) {
                until = later(until, window.reset());
            }
            Refused no = refused.get(key);
            if (no != null && now.isBefore(no.until())) {
                until = later(until, no.until());
            }
        }
        return until;
    }

    /** A fifth is left to people, and no more than 60 calls: the limit that X tells is wrong by orders of magnitude at times. */
    private static long reserve(Urgency urgency, RateHeaders.Window window) {
        return urgency == Urgency.INTERACTIVE ? 0 : Math.min(window.limit() / 5, MOST_RESERVED);
    }

    /** A call goes out. */
    synchronized void taken(Endpoint endpoint, String subject, Instant now) {
        for (Key key : keys(endpoint, subject)) {
            RateHeaders.Window window = windows.get(key);
            if (window != null && now.isBefore(window.reset())) {
                windows.put(key, window.less());
            } else {
                Loose before = loose.get(key);
                loose.put(key, new Loose(1 + (before == null ? 0 : before.underWay(now)), now));
            }
        }
    }

    /** What the headers of an answer tell. Answers may overtake each other: of one window the smaller rest holds. */
    synchronized void told(Endpoint endpoint, String subject, HttpHeaders headers, Instant now) {
        for (Key key : keys(endpoint, subject)) {
            RateHeaders.window(headers, key.family(), now).ifPresent(window -> told(key, window, now));
        }
    }

    private void told(Key key, RateHeaders.Window window, Instant now) {
        RateHeaders.Window known = windows.get(key);
        Loose untold = loose.remove(key);
        if (known != null && now.isBefore(known.reset())) {
            windows.put(key, RateHeaders.Window.later(known, window));
        } else {
            windows.put(key, window.without(untold == null ? 0 : untold.underWay(now)));
        }
    }

    /** X took the call. */
    synchronized void accepted(Endpoint endpoint, String subject) {
        keys(endpoint, subject).forEach(refused::remove);
    }

    /** X refused a call with 429. Returns until when none is to be made; each refusal in a row that says nothing waits twice as long. */
    synchronized Instant refused(Endpoint endpoint, String subject, HttpHeaders headers, Instant now) {
        Key key = new Key(endpoint, subject, RateHeaders.Family.WINDOW);
        Refused before = refused.get(key);
        int inARow = before == null ? 0 : Math.min(before.inARow() + 1, MOST_DOUBLINGS);
        Instant until = RateHeaders.until(headers, now).orElse(now.plus(UNTOLD.multipliedBy(1L << inARow)));
        Instant least = now.plus(LEAST.multipliedBy(1L << inARow));
        Instant held = until.isBefore(least) ? least : until;
        refused.put(key, new Refused(inARow, held));
        return held;
    }

    /** What is left of each window that is open at {@code now}. */
    synchronized List<Left> left(Instant now) {
        List<Left> left = new ArrayList<>();
        windows.forEach((key, window) -> {
            if (now.isBefore(window.reset())) {
                left.add(new Left(
                        key.endpoint(),
                        key.subject(),
                        key.family().header(),
                        window.limit(),
                        Math.max(0, window.remaining()),
                        window.reset()));
            }
        });
        left.sort(Left.ORDER);
        return left;
    }

    /** The windows that a call counts in: its own, its user's day, the application's day. */
    private static List<Key> keys(Endpoint endpoint, String subject) {
        List<Key> keys = new ArrayList<>();
        for (RateHeaders.Family family : EnumSet.allOf(RateHeaders.Family.class)) {
            keys.add(new Key(endpoint, family == RateHeaders.Family.APPLICATION_DAY ? APPLICATION : subject, family));
        }
        return keys;
    }

    private static Optional<Instant> later(Optional<Instant> one, Instant other) {
        return one.isPresent() && one.get().isAfter(other) ? one : Optional.of(other);
    }
}
