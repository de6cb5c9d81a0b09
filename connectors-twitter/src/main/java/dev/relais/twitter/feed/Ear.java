package dev.relais.twitter.feed;

import java.time.Instant;

/** When something was last heard from X, and how: a webhook that tells nothing of what polls find is dead. Thread-safe. */
public final class Ear {
    private Instant pushed = Instant.MIN;
    private Instant found = Instant.MIN;

    /** A genuine webhook came. */
    public synchronized void push(Instant at) {
        pushed = later(pushed, at);
    }

    /** A poll found something that was written at {@code at}. */
    public synchronized void find(Instant at) {
        found = later(found, at);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** When the last genuine webhook came; {@link Instant#MIN} where none did. */
    public synchronized Instant pushed() {
        return pushed;
    }

    /** When the newest item was written that a poll found; {@link Instant#MIN} where none did. */
    public synchronized Instant found() {
        return found;
    }
}
