package dev.relais.twitter.auth;

import dev.relais.Secret;
import dev.relais.twitter.auth.TokenEndpoint.Result;
import dev.relais.twitter.auth.TokenStore.Stored;
import dev.relais.twitter.auth.Tokens.Hold;
import dev.relais.twitter.auth.Trouble.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts' tokens fresh. A refresh token works once, so of all threads and nodes one gives it back at a time: a lock for each
 * account in the process, and between nodes a {@link Hold} in the store, taken by compare-and-set and left by itself if its node dies.
 * What X answers is kept before it is used. Whoever comes second reads what the first has kept; it never waits for another node.
 *
 * <p>A hold is a promise of time only. Should its node be slower than the hold is long, two nodes may ask; so an answer is kept whenever
 * the store still holds the refresh token that was given for it, whosever hold lies over it.
 */
final class Rotation {
    /** Longer than X may take to answer and the store to keep it, by far. */
    static final Duration LEASE = Duration.ofSeconds(30);
    /** After X or the way to X failed. */
    static final Duration PAUSE = Duration.ofSeconds(15);
    /** After X said that a refresh token is not valid; it erred in masses before. */
    static final Duration REFUSED_PAUSE = Duration.ofHours(1);
    /** A token that X refuses this soon after it was given is not made better by another. */
    static final Duration NEW = Duration.ofMinutes(1);

    static final Duration STORE_PAUSE = Duration.ofSeconds(5);
    static final int ROUNDS = 5;

    /** What a caller gets. */
    sealed interface Outcome {
        /**
         * Kept tokens whose access token should still be taken.
         *
         * @param trouble why they could not be replaced, where that was due; null where nothing is wrong
         */
        record Usable(Tokens tokens, @Nullable Trouble trouble) implements Outcome {}

        /** None. */
        record None(Trouble trouble) implements Outcome {}
    }

    private final TokenEndpoint endpoint;
    private final TokenStore store;
    private final InstantSource clock;
    private final Supplier<String> names;
    private final Map<String, Kept> accounts = new ConcurrentHashMap<>();

    Rotation(TokenEndpoint endpoint, TokenStore store, InstantSource clock, Supplier<String> names) {
        this.endpoint = endpoint;
        this.store = store;
        this.clock = clock;
        this.names = names;
    }

    /**
     * An access token to be used now. Fetches new ones where these are old, or where X does not take them.
     *
     * @param refused what X did not take; null where nothing was tried
     */
    Outcome current(String account, @Nullable Secret refused) {
        Kept kept = kept(account);
        Kept.Read read = kept.read();
        Tokens tokens = read.tokens();
        if (tokens == null) {
            return new Outcome.None(read.trouble());
        }
        Instant now = clock.instant();
        boolean usable = isUsable(tokens, refused, now);
        if (usable && kept.isSettled() && (now.isBefore(tokens.refreshAt()) || tokens.refresh() == null)) {
            return new Outcome.Usable(tokens, null);
        }
        if (usable && !kept.lock.tryLock()) {
            return new Outcome.Usable(tokens, null);
        }
        if (!usable) {
            kept.lock.lock();
        }
        try {
            return refreshed(kept, refused);
        } finally {
            kept.lock.unlock();
        }
    }

    /** Asks X for new tokens now, unless the old ones were given within a minute. */
    Outcome renew(String account) {
        Tokens tokens = kept(account).read().tokens();
        boolean isNew =
                tokens != null && clock.instant().isBefore(tokens.issuedAt().plus(NEW));
        return current(account, tokens == null || isNew ? null : tokens.access());
    }

    /** What is kept of an account that consented anew; whatever was kept before is replaced. */
    void put(String account, Tokens tokens) {
        Kept kept = kept(account);
        kept.lock.lock();
        try {
            kept.put(tokens);
        } finally {
            kept.lock.unlock();
        }
    }

    /** Ends an account's tokens at X and forgets them; null if that is done, else why it is not. */
    @Nullable
    Trouble end(String account) {
        Kept kept = kept(account);
        kept.lock.lock();
        try {
            kept.settle();
            if (!kept.isSettled()) {
                return new Trouble(Kind.PASSING, "the token store does not keep the new tokens", null);
            }
            for (int round = 0; round < ROUNDS; round++) {
                Stored stored = kept.stored();
                if (stored == null) {
                    return null;
                }
                Trouble trouble = ended(stored.tokens());
                if (trouble != null) {
                    return trouble;
                }
                kept.remove(stored);
            }
            return new Trouble(Kind.PASSING, "the tokens of the account change all the time", null);
        } finally {
            kept.lock.unlock();
        }
    }

    private Kept kept(String account) {
        return accounts.computeIfAbsent(account, id -> new Kept(store, id, clock));
    }

    private @Nullable Trouble ended(Tokens tokens) {
        Secret refresh = tokens.refresh();
        Result result = refresh == null ? new Result.Done() : endpoint.revoke(refresh, "refresh_token");
        if (result instanceof Result.Done) {
            result = endpoint.revoke(tokens.access(), "access_token");
        }
        return result instanceof Result.Failed failed ? failed.trouble() : null;
    }

    private static boolean isUsable(Tokens tokens, @Nullable Secret refused, Instant now) {
        return tokens.isAlive(now) && !Tokens.same(tokens.access(), refused);
    }

    /** Under the account's lock. */
    private Outcome refreshed(Kept kept, @Nullable Secret refused) {
        kept.settle();
        for (int round = 0; round < ROUNDS; round++) {
            Kept.Read read = kept.read();
            Instant now = clock.instant();
            Tokens tokens = read.tokens();
            if (tokens == null) {
                return new Outcome.None(read.trouble());
            }
            boolean usable = isUsable(tokens, refused, now);
            Tokens meanwhile = usable ? tokens : null;
            if (usable && now.isBefore(tokens.refreshAt())) {
                return new Outcome.Usable(tokens, null);
            }
            if (read.stored() == null || !kept.isSettled()) {
                return or(
                        meanwhile, new Trouble(Kind.PASSING, "the token store does not answer", now.plus(STORE_PAUSE)));
            }
            Trouble held = held(tokens, refused, now);
            if (held != null) {
                return or(meanwhile, held);
            }
            Hold mine = new Hold(names.get(), now.plus(LEASE), false);
            Boolean taken = kept.replaced(read.stored(), tokens.with(mine));
            if (taken == null) {
                return or(
                        meanwhile, new Trouble(Kind.PASSING, "the token store does not answer", now.plus(STORE_PAUSE)));
            }
            if (taken) {
                return asked(kept, tokens.with(mine), mine, meanwhile);
            }
        }
        return new Outcome.None(new Trouble(
                Kind.PASSING,
                "other nodes change the tokens all the time",
                clock.instant().plus(STORE_PAUSE)));
    }

    private static Outcome or(@Nullable Tokens meanwhile, Trouble trouble) {
        return meanwhile != null ? new Outcome.Usable(meanwhile, trouble) : new Outcome.None(trouble);
    }

    /** Why X is not to be asked now; null where it is. */
    private static @Nullable Trouble held(Tokens tokens, @Nullable Secret refused, Instant now) {
        if (tokens.refresh() == null) {
            return new Trouble(Kind.NEEDS_CONSENT, "the access token has ended and there is no refresh token", null);
        }
        Hold hold = tokens.hold();
        if (hold != null && now.isBefore(hold.until())) {
            return hold.refused()
                    ? new Trouble(Kind.NEEDS_CONSENT, "X does not accept the refresh token", null)
                    : new Trouble(Kind.PASSING, "new tokens are being asked for, or were a moment ago", hold.until());
        }
        boolean isNew = now.isBefore(tokens.issuedAt().plus(NEW)) && tokens.isAlive(now);
        return isNew && Tokens.same(tokens.access(), refused)
                ? new Trouble(Kind.NEEDS_CONSENT, "X refuses an access token that it gave just now", null)
                : null;
    }

    /**
     * The one request. It runs in a thread of its own, so that a caller that is interrupted meanwhile does not throw X's answer away: the
     * old refresh token is spent by then.
     */
    private Outcome asked(Kept kept, Tokens old, Hold mine, @Nullable Tokens meanwhile) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        outcome.complete(askedHere(kept, old, mine, meanwhile));
                    } catch (Throwable e) {
                        outcome.completeExceptionally(e);
                    }
                },
                "relais-x-tokens");
        thread.setDaemon(false);
        thread.start();
        return outcome.join();
    }

    private Outcome askedHere(Kept kept, Tokens old, Hold mine, @Nullable Tokens meanwhile) {
        Secret given = old.refresh();
        Result result = given == null ? null : endpoint.refresh(old, given);
        if (given != null && result instanceof Result.Issued issued) {
            kept.keep(given, issued.tokens());
            Tokens last = kept.last();
            if (kept.isSettled() && last != null) {
                return new Outcome.Usable(last, null);
            }
            Instant until = clock.instant().plus(STORE_PAUSE);
            return or(meanwhile, new Trouble(Kind.PASSING, "the token store does not keep the new tokens", until));
        }
        Trouble trouble = result instanceof Result.Failed failed
                ? failed.trouble()
                : new Trouble(Kind.PASSING, "X gave no tokens", null);
        return failed(kept, old, mine, trouble, meanwhile);
    }

    /** Lets the store say when to ask again, to all nodes; unless somebody else has changed what it holds. */
    private Outcome failed(Kept kept, Tokens old, Hold mine, Trouble trouble, @Nullable Tokens meanwhile) {
        Instant now = clock.instant();
        boolean refused = trouble.kind() == Kind.NEEDS_CONSENT;
        Instant pause = now.plus(refused ? REFUSED_PAUSE : PAUSE);
        Instant until = trouble.until() != null && trouble.until().isAfter(pause) ? trouble.until() : pause;
        // Where X takes neither of the two, the access token is not to be tried again either.
        Tokens known = refused && meanwhile == null ? old.ended(now) : old;
        Tokens next = known.with(new Hold(mine.holder(), until, refused));
        try {
            Stored stored = kept.stored();
            if (stored != null && isHeldBy(stored.tokens(), mine) && kept.replace(stored, next)) {
                return or(meanwhile, new Trouble(trouble.kind(), trouble.detail(), refused ? null : until));
            }
            // Another node, or a new consent, has been faster: what is there counts.
            if (stored != null && !Tokens.same(stored.tokens().refresh(), old.refresh())) {
                return new Outcome.Usable(stored.tokens(), null);
            }
        } catch (RuntimeException e) {
            return or(meanwhile, new Trouble(Kind.PASSING, trouble.detail(), until));
        }
        return or(meanwhile, new Trouble(Kind.PASSING, "another node asks for new tokens", until));
    }

    private static boolean isHeldBy(Tokens tokens, Hold mine) {
        return tokens.hold() != null && tokens.hold().holder().equals(mine.holder());
    }
}
