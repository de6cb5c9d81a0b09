package dev.relais.twitter.feed;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each feed was read, kept by the host so that a restart goes on from there. Losing it loses nothing that X still shows: a feed
 * then begins a while back. Thread-safe.
 */
public interface Cursors {
    /** How far {@code feed} was read; empty where it was never read. */
    Optional<String> read(String feed);

    /** {@code feed} was read up to {@code position}, and all of it was kept. */
    void write(String feed, String position);

    /** Cursors that a restart forgets. */
    static Cursors inMemory() {
        Map<String, String> positions = new ConcurrentHashMap<>();
        return new Cursors() {
            @Override
            public Optional<String> read(String feed) {
                return Optional.ofNullable(positions.get(feed));
            }

            @Override
            public void write(String feed, String position) {
                positions.put(feed, position);
            }
        };
    }
}
