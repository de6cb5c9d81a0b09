package dev.relais.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Thread-safe. */
public final class MovableClock implements InstantSource {
    private Instant now;

    /** A clock that shows {@code start}. */
    public MovableClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves the clock forward and returns what it shows then.
     *
     * @throws IllegalArgumentException if {@code step} is negative; {@link #set} goes back
     */
    public synchronized Instant advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("step must not be negative: " + step);
        }
        now = now.plus(step);
        return now;
    }

    /** Shows {@code instant} from now on, be it earlier or later. */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    @Override
    public String toString() {
        return "MovableClock[" + instant() + "]";
    }
}
