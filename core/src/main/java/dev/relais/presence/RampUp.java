package dev.relais.presence;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the room of somebody who comes in grows: one unit more than he has at once, and the rest of his total in equal steps, so that
 * a backlog is spread over those who come in with him.
 *
 * @param start when he came in
 * @param held units that he had then; not negative
 * @param total units that he may have in the end; more than {@code held}
 * @param over how long it takes; longer than zero
 */
public record RampUp(Instant start, int held, int total, Duration over) {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    /** @throws IllegalArgumentException if a number is out of its bounds */
    public RampUp {
        if (held < 0 || total <= held) {
            throw new IllegalArgumentException("total must be above " + held + ", not " + total);
        }
        if (over.isNegative() || over.isZero()) {
            throw new IllegalArgumentException("over must be longer than zero, not " + over);
        }
    }

    private int first() {
        return held + 1;
    }

    /** The units that he may have at {@code now}. */
    public int limit(Instant now) {
        Duration elapsed = Duration.between(start, now);
        if (elapsed.isNegative() || elapsed.isZero()) {
            return first();
        }
        BigInteger steps = nanos(elapsed).multiply(steps()).divide(nanos(over));
        return first() + steps.min(steps()).intValueExact();
    }

    private BigInteger steps() {
        return BigInteger.valueOf(total - first());
    }

    /** When he may have {@code units}, more than the first. */
    private Instant step(int units) {
        BigInteger[] time =
                nanos(over).multiply(BigInteger.valueOf(units - first())).divideAndRemainder(steps());
        BigInteger nanos = time[1].signum() == 0 ? time[0] : time[0].add(BigInteger.ONE);
        BigInteger[] parts = nanos.divideAndRemainder(NANOS);
        return start.plusSeconds(parts[0].longValueExact()).plusNanos(parts[1].longValueExact());
    }

    private static BigInteger nanos(Duration time) {
        return BigInteger.valueOf(time.getSeconds()).multiply(NANOS).add(BigInteger.valueOf(time.getNano()));
    }

    /** When he may have more than at {@code now}; empty where he may have all. */
    public Optional<Instant> nextStep(Instant now) {
        int limit = limit(now);
        return limit == total ? Optional.empty() : Optional.of(step(limit + 1));
    }

    /** The same on a clock that went back: he came in at {@code now} at the latest. */
    public RampUp at(Instant now) {
        return start.isAfter(now) ? new RampUp(now, held, total, over) : this;
    }
}
