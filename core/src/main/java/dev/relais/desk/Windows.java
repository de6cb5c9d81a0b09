package dev.relais.desk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Accounts whose network takes no more for a while, as far as this desk was told. On its monotonic clock: a clock that is ahead
 * does not open a window early more than a few times, because each refusal in a row makes the next pause longer.
 */
final class Windows {
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 5;

    private record Closed(int times, long until) {}

    private final Map<String, Closed> closed = new HashMap<>();
    private final LongSupplier nanos;

    Windows(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The network takes nothing more of an account for {@code told}, by this desk's clock. */
    synchronized void close(String account, Duration told) {
        Closed before = closed.get(account);
        int times = before == null ? 0 : Math.min(before.times() + 1, MOST_DOUBLINGS);
        Duration least = LEAST.multipliedBy(1L << times);
        Duration pause = told.compareTo(least) > 0 ? told : least;
        closed.put(account, new Closed(times, nanos.getAsLong() + pause.toNanos()));
    }

    /** The network took something of an account. */
    synchronized void open(String account) {
        closed.remove(account);
    }

    /** How long until an account may be used. */
    synchronized Duration remaining(String account) {
        Closed window = closed.get(account);
        long left = window == null ? 0 : window.until() - nanos.getAsLong();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }
}
