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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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

    private static final Duration STORE_PAUSE = Duration.ofSeconds(5);
    private static final int ROUNDS = 5;

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

    /** What the process knows of an account beside the store. */
    private static final class Seat {
        final ReentrantLock lock = new ReentrantLock();
        /** Read from the store or kept in it; of use while the store does not answer. */
        volatile @Nullable Tokens last;
        /** Given by X and not kept yet. Changed under the lock only. */
        volatile @Nullable Unkept unkept;
    }

    private record Unkept(Secret given, Tokens got) {}

    private final TokenEndpoint endpoint;
    private final TokenStore store;
    private final InstantSource clock;
    private final Supplier<String> names;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

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
        Seat seat = seats.computeIfAbsent(account, id -> new Seat());
        Read read = read(account, seat);
        Tokens tokens = read.tokens();
        if (tokens == null) {
            return new Outcome.None(read.trouble());
        }
        Instant now = clock.instant();
        boolean usable = isUsable(tokens, refused, now);
        if (usable && seat.unkept == null && (now.isBefore(tokens.refreshAt()) || tokens.refresh() == null)) {
            return new Outcome.Usable(tokens, null);
        }
        if (usable && !seat.lock.tryLock()) {
            return new Outcome.Usable(tokens, null);
        }
        if (!usable) {
            seat.lock.lock();
        }
        try {
            return refreshed(account, seat, refused);
        } finally {
            seat.lock.unlock();
        }
    }

    /** Asks X for new tokens now, unless the old ones were given within a minute. */
    Outcome renew(String account) {
        Tokens tokens =
                read(account, seats.computeIfAbsent(account, id -> new Seat())).tokens();
        boolean isNew =
                tokens != null && clock.instant().isBefore(tokens.issuedAt().plus(NEW));
        return current(account, tokens == null || isNew ? null : tokens.access());
    }

    /** What is kept of an account that consented anew; whatever was kept before is replaced. */
    void put(String account, Tokens tokens) {
        Seat seat = seats.computeIfAbsent(account, id -> new Seat());
        seat.lock.lock();
        try {
            seat.unkept = null;
            for (int round = 0; round < ROUNDS; round++) {
                if (store.replace(account, store.read(account).orElse(null), tokens)) {
                    seat.last = tokens;
                    return;
                }
            }
            throw new IllegalStateException("the tokens of an account change faster than they can be kept");
        } finally {
            seat.lock.unlock();
        }
    }

    /** Ends an account's tokens at X and forgets them; null if that is done, else why it is not. */
    @Nullable
    Trouble end(String account) {
        Seat seat = seats.computeIfAbsent(account, id -> new Seat());
        seat.lock.lock();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Stored stored = store.read(account).orElse(null);
                if (stored == null) {
                    seat.last = null;
                    seat.unkept = null;
                    return null;
                }
                Trouble trouble = ended(stored.tokens());
                if (trouble == null && seat.unkept != null) {
                    trouble = ended(seat.unkept.got());
                }
                if (trouble != null) {
                    return trouble;
                }
                store.remove(account, stored);
            }
            return new Trouble(Kind.PASSING, "the tokens of the account change all the time", null);
        } finally {
            seat.lock.unlock();
        }
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
    private Outcome refreshed(String account, Seat seat, @Nullable Secret refused) {
        keepWhatIsUnkept(account, seat);
        for (int round = 0; round < ROUNDS; round++) {
            Read read = read(account, seat);
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
            if (read.stored() == null || seat.unkept != null) {
                return or(
                        meanwhile, new Trouble(Kind.PASSING, "the token store does not answer", now.plus(STORE_PAUSE)));
            }
            Trouble held = held(tokens, refused, now);
            if (held != null) {
                return or(meanwhile, held);
            }
            Hold mine = new Hold(names.get(), now.plus(LEASE), false);
            Boolean taken = replaced(account, read.stored(), tokens.with(mine));
            if (taken == null) {
                return or(
                        meanwhile, new Trouble(Kind.PASSING, "the token store does not answer", now.plus(STORE_PAUSE)));
            }
            if (taken) {
                return asked(account, seat, tokens.with(mine), mine, meanwhile);
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
    private Outcome asked(String account, Seat seat, Tokens old, Hold mine, @Nullable Tokens meanwhile) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        outcome.complete(askedHere(account, seat, old, mine, meanwhile));
                    } catch (Throwable e) {
                        outcome.completeExceptionally(e);
                    }
                },
                "relais-x-tokens");
        thread.setDaemon(false);
        thread.start();
        return outcome.join();
    }

    private Outcome askedHere(String account, Seat seat, Tokens old, Hold mine, @Nullable Tokens meanwhile) {
        Secret given = old.refresh();
        Result result = given == null ? null : endpoint.refresh(old, given);
        if (given != null && result instanceof Result.Issued issued) {
            seat.unkept = new Unkept(given, issued.tokens());
            keepWhatIsUnkept(account, seat);
            Tokens last = seat.last;
            if (seat.unkept == null && last != null) {
                return new Outcome.Usable(last, null);
            }
            Instant until = clock.instant().plus(STORE_PAUSE);
            return or(meanwhile, new Trouble(Kind.PASSING, "the token store does not keep the new tokens", until));
        }
        Trouble trouble = result instanceof Result.Failed failed
                ? failed.trouble()
                : new Trouble(Kind.PASSING, "X gave no tokens", null);
        return failed(account, old, mine, trouble, meanwhile);
    }

    /** Lets the store say when to ask again, to all nodes; unless somebody else has changed what it holds. */
    private Outcome failed(String account, Tokens old, Hold mine, Trouble trouble, @Nullable Tokens meanwhile) {
        Instant now = clock.instant();
        boolean refused = trouble.kind() == Kind.NEEDS_CONSENT;
        Instant pause = now.plus(refused ? REFUSED_PAUSE : PAUSE);
        Instant until = trouble.until() != null && trouble.until().isAfter(pause) ? trouble.until() : pause;
        Tokens next = old.with(new Hold(mine.holder(), until, refused));
        try {
            Stored stored = store.read(account).orElse(null);
            if (stored != null && isHeldBy(stored.tokens(), mine) && store.replace(account, stored, next)) {
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

    /** Keeps what X gave. If the store fails, once more, and with the next demand again: these tokens exist nowhere else. */
    private void keepWhatIsUnkept(String account, Seat seat) {
        for (int round = 0; round < ROUNDS && seat.unkept != null; round++) {
            keep(account, seat, seat.unkept);
        }
    }

    /** Only over what was given for it: whatever else the store holds by now is newer. */
    private void keep(String account, Seat seat, Unkept unkept) {
        try {
            Stored stored = store.read(account).orElse(null);
            Tokens there = stored == null ? null : stored.tokens();
            if (there == null || !Tokens.same(there.refresh(), unkept.given())) {
                seat.last = there;
                seat.unkept = null;
            } else if (store.replace(account, stored, unkept.got())) {
                seat.last = unkept.got();
                seat.unkept = null;
            }
        } catch (RuntimeException e) {
            return; // it stays unkept
        }
    }

    /** What the store holds; {@code stored} is null where it does not answer and the tokens are from memory. */
    private record Read(@Nullable Stored stored, @Nullable Tokens tokens, Trouble trouble) {}

    private Read read(String account, Seat seat) {
        Trouble none = new Trouble(Kind.NEEDS_CONSENT, "nobody has consented for the account yet", null);
        try {
            Optional<Stored> stored = store.read(account);
            Tokens tokens = stored.map(Stored::tokens).orElse(null);
            seat.last = tokens;
            return new Read(stored.orElse(null), tokens, none);
        } catch (RuntimeException e) {
            Instant until = clock.instant().plus(STORE_PAUSE);
            return new Read(null, seat.last, new Trouble(Kind.PASSING, "the token store does not answer", until));
        }
    }

    /** Null where the store does not answer. */
    private @Nullable Boolean replaced(String account, Stored expected, Tokens next) {
        try {
            return store.replace(account, expected, next);
        } catch (RuntimeException e) {
            return null;
        }
    }
}
