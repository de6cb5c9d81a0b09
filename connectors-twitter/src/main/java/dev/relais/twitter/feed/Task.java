package dev.relais.twitter.feed;

import java.time.Instant;

/** Something that is done again and again. Never called twice at a time. */
@FunctionalInterface
public interface Task {
    /** Does what is due, without waiting for anything but an answer of X. Returns when it wants to be asked again. */
    Instant run();
}
