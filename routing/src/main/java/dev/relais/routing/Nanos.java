package dev.relais.routing;

import java.time.Duration;
import java.time.Instant;

/**
 * Instants as nanoseconds since 1970. What lies before 1677 or after 2262 counts as those years: it is no longer told apart, and ids
 * decide.
 */
final class Nanos {
    /** Never. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long LAST_SECOND = Long.MAX_VALUE / SECOND - 1;

    private Nanos() {}

    static long of(Instant instant) {
        return of(instant.getEpochSecond(), instant.getNano());
    }

    static long of(Duration duration) {
        return of(duration.getSeconds(), duration.getNano());
    }

    private static long of(long seconds, int nanos) {
        if (seconds > LAST_SECOND) {
            return NEVER;
        }
        return seconds < -LAST_SECOND ? -NEVER : seconds * SECOND + nanos;
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    /** Without leaving the range. */
    static long plus(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            return a < 0 ? -NEVER : NEVER;
        }
        return Math.max(sum, -NEVER);
    }

    /** Without leaving the range. */
    static long minus(long a, long b) {
        return plus(a, -b);
    }
}
