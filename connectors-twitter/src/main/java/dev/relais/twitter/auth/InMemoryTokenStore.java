package dev.relais.twitter.auth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps tokens as long as the process lives: for tests, and for hosts that ask for consent again after each start. */
public final class InMemoryTokenStore implements TokenStore {
    private final Map<String, Stored> kept = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();

    /** An empty store. */
    public InMemoryTokenStore() {}

    @Override
    public Optional<Stored> read(String account) {
        return Optional.ofNullable(kept.get(account));
    }

    @Override
    public boolean replace(String account, @Nullable Stored expected, Tokens next) {
        Stored stored = new Stored(Long.toString(versions.incrementAndGet()), next);
        if (expected == null) {
            return kept.putIfAbsent(account, stored) == null;
        }
        Stored now = kept.computeIfPresent(account, (id, old) -> isSame(old, expected) ? stored : old);
        return now != null && isSame(now, stored);
    }

    @Override
    public boolean remove(String account, Stored expected) {
        Stored before = kept.get(account);
        return before != null && isSame(before, expected) && kept.remove(account, before);
    }

    private static boolean isSame(Stored one, Stored other) {
        return one.version().equals(other.version());
    }

    @Override
    public String toString() {
        return "InMemoryTokenStore[" + kept.size() + " accounts]";
    }
}
