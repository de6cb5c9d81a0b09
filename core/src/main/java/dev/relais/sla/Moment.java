package dev.relais.sla;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * An instant at which a target has used up a share of what it is allowed, if nothing pauses or ends it before.
 *
 * @param target what runs
 * @param share of the allowed time, from 0 to 1; 1 is when it is due
 * @param at the earliest instant at which elapsed time reaches the share
 */
public record Moment(TargetKind target, BigDecimal share, Instant at) {
    private static final int DIGITS = 9;
    /** No share of the longest duration above is less than a nanosecond; numbers far below would take for ever to round. */
    private static final int LEAST = -30;

    /** Whether the target is due then. */
    public boolean isDue() {
        return share.compareTo(BigDecimal.ONE) == 0;
    }

    /** A share of a duration, rounded up to the nanosecond. */
    static Duration part(Duration whole, BigDecimal share) {
        if (share.signum() == 0 || whole.isZero()) {
            return Duration.ZERO;
        }
        if ((long) share.precision() - share.scale() < LEAST) {
            return Duration.ofNanos(1);
        }
        BigDecimal seconds = BigDecimal.valueOf(whole.getSeconds()).add(BigDecimal.valueOf(whole.getNano(), DIGITS));
        BigDecimal part = seconds.multiply(share).setScale(DIGITS, RoundingMode.CEILING);
        return Duration.ofSeconds(
                part.longValue(),
                part.remainder(BigDecimal.ONE).movePointRight(DIGITS).longValue());
    }
}
