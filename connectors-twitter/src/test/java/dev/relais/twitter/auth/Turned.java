package dev.relais.twitter.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that tests turn. */
final class Turned implements InstantSource {
    private volatile Instant now = Instant.parse("2026-09-01T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void forward(Duration time) {
        now = now.plus(time);
    }
}
