package dev.relais.twitter.auth;

import dev.relais.Secret;
import dev.relais.twitter.auth.TokenStore.Stored;
import dev.relais.twitter.auth.Trouble.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One account's tokens: what the store holds, and what the process knows while the store does not answer. */
final class Kept {
    /** What the store holds; {@code stored} is null where it does not answer and the tokens are from memory. */
    record Read(@Nullable Stored stored, @Nullable Tokens tokens, Trouble trouble) {}

    private record Unkept(Secret given, Tokens got) {}

    /** Held by whoever changes anything here or asks X for new tokens. */
    final ReentrantLock lock = new ReentrantLock();

    private final TokenStore store;
    private final String account;
    private final InstantSource clock;
    private volatile @Nullable Tokens last;
    private volatile @Nullable Unkept unkept;

    Kept(TokenStore store, String account, InstantSource clock) {
        this.store = store;
        this.account = account;
        this.clock = clock;
    }

    Read read() {
        try {
            Stored stored = stored();
            Trouble none = new Trouble(Kind.NEEDS_CONSENT, "nobody has consented for the account yet", null);
            return new Read(stored, stored == null ? null : stored.tokens(), none);
        } catch (RuntimeException e) {
            Instant until = clock.instant().plus(Rotation.STORE_PAUSE);
            return new Read(null, last, new Trouble(Kind.PASSING, "the token store does not answer", until));
        }
    }

    /** What the store holds; throws what it throws. */
    @Nullable
    Stored stored() {
        Stored stored = store.read(account).orElse(null);
        last = stored == null ? null : stored.tokens();
        return stored;
    }

    /** Read from the store or kept in it at last. */
    @Nullable
    Tokens last() {
        return last;
    }

    /** By compare-and-set; throws what the store throws. */
    boolean replace(Stored expected, Tokens next) {
        return store.replace(account, expected, next);
    }

    /** As {@link #replace}; null where the store does not answer. */
    @Nullable
    Boolean replaced(Stored expected, Tokens next) {
        try {
            return replace(expected, next);
        } catch (RuntimeException e) {
            return null;
        }
    }

    void remove(Stored expected) {
        if (store.remove(account, expected)) {
            last = null;
        }
    }

    /** Over whatever there is; throws what the store throws. */
    void put(Tokens tokens) {
        unkept = null;
        for (int round = 0; round < Rotation.ROUNDS; round++) {
            if (store.replace(account, stored(), tokens)) {
                last = tokens;
                return;
            }
        }
        throw new IllegalStateException("the tokens of an account change faster than they can be kept");
    }

    /** Whether all that X gave is kept. */
    boolean isSettled() {
        return unkept == null;
    }

    /** Keeps what X gave; where the store fails, {@link #settle} does it later. */
    void keep(Secret given, Tokens got) {
        unkept = new Unkept(given, got);
        settle();
    }

    /** Keeps what is not kept yet. These tokens exist nowhere else, so it is tried more than once. */
    void settle() {
        for (int round = 0; round < Rotation.ROUNDS; round++) {
            Unkept pending = unkept;
            if (pending == null) {
                return;
            }
            settle(pending);
        }
    }

    /** Only over what was given for it: whatever else the store holds by now is newer. */
    private void settle(Unkept pending) {
        try {
            Stored stored = stored();
            if (stored == null || !Tokens.same(stored.tokens().refresh(), pending.given())) {
                unkept = null;
            } else if (replace(stored, pending.got())) {
                last = pending.got();
                unkept = null;
            }
        } catch (RuntimeException e) {
            return; // it stays unkept
        }
    }
}
