package dev.relais.twitter.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.http.Http;
import dev.relais.twitter.http.Http.Body;
import dev.relais.twitter.http.Http.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The application's own token (app-only bearer), with which it reads in its own name; it does not expire. Either given, or fetched when it
 * is first needed. X gives the same token as long as nobody has ended it, so where X refuses one it is fetched again once, and tried only
 * if it is another. Thread-safe; a fetch that failed is not repeated for 15 seconds.
 */
public final class ApplicationToken implements Authorizer {
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int LIMIT = 64 * 1024;

    private final @Nullable Http http;
    private final @Nullable Client consumer;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Secret token;
    private volatile Instant notBefore = Instant.MIN;

    private ApplicationToken(
            @Nullable Http http, @Nullable Client consumer, InstantSource clock, @Nullable Secret token) {
        this.http = http;
        this.consumer = consumer;
        this.clock = clock;
        this.token = token;
    }

    /** A token as X's console shows it. */
    public static ApplicationToken given(Secret token) {
        return new ApplicationToken(null, null, InstantSource.system(), token);
    }

    /**
     * A token to be fetched.
     *
     * @param http to {@code https://api.x.com}
     * @param consumer consumer key and secret (API key and secret), not the OAuth 2.0 client's
     * @throws IllegalArgumentException if there is no secret
     */
    public static ApplicationToken fetched(Http http, Client consumer, InstantSource clock) {
        if (consumer.secret() == null) {
            throw new IllegalArgumentException("the application's token needs the consumer secret");
        }
        return new ApplicationToken(http, consumer, clock, null);
    }

    /** None: this is the application's. */
    @Override
    public Optional<String> forAccount(Account account, String method, URI uri) {
        return Optional.empty();
    }

    @Override
    public Optional<String> forApplication() {
        Secret known = token;
        return header(known != null ? known : fetch(null));
    }

    @Override
    public Optional<String> againForApplication(String refused) {
        String word = refused.substring(refused.indexOf(' ') + 1);
        if (word.isBlank()) {
            return Optional.empty();
        }
        Secret before = Secret.of(word);
        Secret known = token;
        Secret next = known != null && !Tokens.same(known, before) ? known : fetch(before);
        return Tokens.same(next, before) ? Optional.empty() : header(next);
    }

    @Override
    public Optional<Instant> applicationPassingUntil() {
        Instant until = notBefore;
        return token == null && clock.instant().isBefore(until) ? Optional.of(until) : Optional.empty();
    }

    private static Optional<String> header(@Nullable Secret token) {
        return Optional.ofNullable(token)
                .map(Secret::reveal)
                .filter(word -> TokenEndpoint.TOKEN.matcher(word).matches())
                .map(word -> "Bearer " + word);
    }

    /** @param refused what X did not take; whoever finds another one here takes that */
    private @Nullable Secret fetch(@Nullable Secret refused) {
        if (http == null || consumer == null) {
            return token;
        }
        lock.lock();
        try {
            Secret known = token;
            boolean another = known != null && !Tokens.same(known, refused);
            if (another || clock.instant().isBefore(notBefore)) {
                return known;
            }
            Secret got = asked(http, consumer);
            if (got == null || Tokens.same(got, refused)) {
                notBefore = clock.instant().plus(PAUSE);
            }
            if (got != null) {
                token = got;
            }
            return got;
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Secret asked(Http http, Client consumer) {
        String basic = consumer.basic();
        Map<String, String> headers = basic == null ? Map.of() : Map.of("Authorization", basic);
        Reply reply = http.call("POST", "/oauth2/token", Body.form("grant_type=client_credentials"), headers, LIMIT);
        if (reply instanceof Reply.Answered answered && answered.status() == 200) {
            try {
                JsonNode answer = StrictJson.read(answered.body());
                String type = Tolerant.text(answer, "token_type");
                String access = Tolerant.text(answer, "access_token");
                boolean bearer = type == null || type.equalsIgnoreCase("bearer");
                return bearer
                                && access != null
                                && TokenEndpoint.TOKEN.matcher(access).matches()
                        ? Secret.of(access)
                        : null;
            } catch (NotJsonException e) {
                return null;
            }
        }
        return null;
    }
}
