package dev.relais.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.relais.rules.FactValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * A directory that remembers what another one said: at most so many people, each for a while, and that somebody is unknown for a
 * shorter while. One look-up at a time for the same person; a look-up that throws is not remembered. Thread-safe.
 *
 * <pre>{@code
 * CustomerDirectory directory = new CachedDirectory(crm, 100_000, Duration.ofMinutes(10), Duration.ofMinutes(1), clock);
 * }</pre>
 */
public final class CachedDirectory implements CustomerDirectory {
    private record Person(String network, String id) {}

    private final CustomerDirectory behind;
    private final Cache<Person, Optional<Map<String, FactValue>>> people;

    /**
     * Remembers what {@code behind} says.
     *
     * @param most people to remember; at least 1
     * @param known for how long what is known of a person is remembered
     * @param unknown for how long it is remembered that somebody is not known
     * @param clock the time
     */
    public CachedDirectory(CustomerDirectory behind, long most, Duration known, Duration unknown, InstantSource clock) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, not " + most);
        }
        this.behind = behind;
        Instant start = clock.instant();
        people = Caffeine.newBuilder()
                .maximumSize(most)
                .executor(Runnable::run)
                .ticker(() -> Duration.between(start, clock.instant()).toNanos())
                .expireAfter(Expiry.creating((Person person, Optional<Map<String, FactValue>> attributes) ->
                        attributes.isPresent() ? known : unknown))
                .build();
    }

    @Override
    public Optional<Map<String, FactValue>> find(Identity identity) {
        return people.get(new Person(identity.network(), identity.id()), none -> behind.find(identity));
    }
}
