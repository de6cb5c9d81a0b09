package dev.relais.twitter.send;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.relais.account.Account;
import dev.relais.twitter.api.XApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What accounts have posted within the last minutes. X does not see its own news at once: an answer to one's own new post is refused as
 * if the post were deleted, which a few seconds cure. Thread-safe.
 */
final class OwnPosts {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private record Own(String account, String post) {}

    private final XApi api;
    private final Cache<Own, Instant> posts;

    OwnPosts(XApi api) {
        this.api = api;
        posts = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(() -> Duration.between(Instant.EPOCH, api.now()).toNanos())
                .build();
    }

    /** X has just taken it. */
    void made(Account account, String post) {
        posts.put(new Own(account.id(), post), api.now());
    }

    /** X lists it; its id tells when it was made. */
    void seen(Account account, String post) {
        Instant now = api.now();
        Instant told = Xids.time(post).orElse(now);
        posts.asMap().putIfAbsent(new Own(account.id(), post), told.isAfter(now) ? now : told);
    }

    boolean has(Account account, String post) {
        return posts.getIfPresent(new Own(account.id(), post)) != null;
    }

    /** When X may see a post that it does not see now; empty where it is not the account's, or older than a minute. */
    Optional<Instant> visibleAt(Account account, String post) {
        Instant made = posts.getIfPresent(new Own(account.id(), post));
        Instant now = api.now();
        return made == null || !now.isBefore(made.plus(FRESH)) ? Optional.empty() : Optional.of(now.plus(SOON));
    }
}
