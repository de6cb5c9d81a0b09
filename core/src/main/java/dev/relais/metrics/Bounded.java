package dev.relais.metrics;

import java.time.Duration;
import java.time.Instant;

/** Times and durations within bounds in which every sum of them is defined, whatever a log tells. */
final class Bounded {
    /** The years that files can tell: 1 to 9999. */
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Duration MOST = Duration.ofMillis(Long.MAX_VALUE);

    private Bounded() {}

    /** The nearest instant in those years. */
    static Instant at(Instant at) {
        return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
    }

    /** The instant so much later, or the last one. */
    static Instant later(Instant at, Duration by) {
        return by.compareTo(Duration.between(at, LAST)) < 0 ? at.plus(by) : LAST;
    }

    /** As whole milliseconds; the most that a number can hold where it is more. */
    static long millis(Duration duration) {
        return duration.compareTo(MOST) < 0 ? duration.toMillis() : Long.MAX_VALUE;
    }

    /** The sum of two that are not negative: at most some 292 million years. */
    static Duration sum(Duration a, Duration b) {
        return MOST.minus(a).compareTo(b) <= 0 ? MOST : a.plus(b);
    }

    /** So many times a duration, neither negative: at most some 292 million years. */
    static Duration times(Duration one, int times) {
        boolean over = times > 1 && one.compareTo(MOST.dividedBy(times)) > 0;
        return over ? MOST : one.multipliedBy(times);
    }
}
