package dev.relais.twitter.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts' tokens are kept, for all nodes that act for them: a table of the host's, a secret store. Refresh tokens work once, so
 * two nodes that write over each other lose an account; hence every change is a compare-and-set.
 *
 * <p>Thread-safe. A read sees every change that was made before it began, on whatever node. What is kept are secrets: encrypt them, and
 * keep them out of logs. An implementation that cannot answer throws an unchecked exception; nothing is then taken for granted. Its
 * message may reach a log of the host's: it must hold no token. The contract is written as a test, {@code TokenStoreContract}.
 *
 * <p>In SQL, {@code version} being a column filled from a sequence: {@code update … set …, version = nextval('…') where account = ? and
 * version = ?}, or {@code insert … on conflict do nothing} where nothing is expected; it was done if one row changed.
 */
public interface TokenStore {
    /**
     * What is kept for an account.
     *
     * @param version changes with every change and is never used twice for an account, not even after {@link #remove}
     */
    record Stored(String version, Tokens tokens) {}

    /**
     * What is kept now; empty where nothing is.
     *
     * @param account the desk's own name for it
     */
    Optional<Stored> read(String account);

    /**
     * Keeps {@code next} if what is kept still has the version of {@code expected}; durable when it returns.
     *
     * @param expected null if nothing is expected to be kept
     * @return false where something else is kept; nothing was changed then
     */
    boolean replace(String account, @Nullable Stored expected, Tokens next);

    /** Forgets an account's tokens if they still have the version of {@code expected}; false where they have not. */
    boolean remove(String account, Stored expected);
}
