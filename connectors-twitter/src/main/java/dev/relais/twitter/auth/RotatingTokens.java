package dev.relais.twitter.auth;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.auth.Rotation.Outcome;
import dev.relais.twitter.auth.Trouble.Kind;
import dev.relais.twitter.budget.Notice;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens out of a {@link TokenStore}, fresh: new ones are fetched after four fifths of the old ones' life, and once where X refuses
 * one with 401. At most one thread of one node asks X at a time; the others use the old token while it lives.
 *
 * <p>A call waits for X only where it cannot go out without new tokens, or is the first to find that they are due; {@link #run} fetches
 * them beforehand. Thread-safe.
 */
public final class RotatingTokens implements Authorizer {
    private static final Duration AT_LEAST = Duration.ofSeconds(5);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final Rotation rotation;
    private final InstantSource clock;
    private final Consumer<Notice> listener;
    private final Map<String, Instant> waits = new ConcurrentHashMap<>();
    private final Map<String, Kind> told = new ConcurrentHashMap<>();

    /**
     * @param listener hears {@code needs-authorization} once for an account that somebody has to authorise again, as early as that is
     *     known, and {@code client-forbidden} where X does not accept the application; what it throws is ignored
     */
    public RotatingTokens(OAuth2 oauth2, Consumer<Notice> listener) {
        this.rotation = oauth2.rotation();
        this.clock = oauth2.clock();
        this.listener = listener;
    }

    @Override
    public Optional<String> forAccount(Account account, String method, URI uri) {
        return header(account.id(), null);
    }

    @Override
    public Optional<String> again(Account account, String method, URI uri, String refused) {
        int space = refused.indexOf(' ');
        String token = refused.substring(space + 1);
        return token.isBlank() ? Optional.empty() : header(account.id(), Secret.of(token));
    }

    /** None: these tokens are of accounts. */
    @Override
    public Optional<String> forApplication() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> passingUntil(Account account) {
        Instant until = waits.get(account.id());
        return until != null && clock.instant().isBefore(until) ? Optional.of(until) : Optional.empty();
    }

    /**
     * Fetches what is due for these accounts, one after the other.
     *
     * @param accounts the desk's own names
     * @return when to be asked again, within five minutes
     */
    public Instant run(Collection<String> accounts) {
        Instant next = clock.instant().plus(AT_MOST);
        for (String account : accounts) {
            Tokens tokens = tokens(account, null);
            Instant due = tokens == null ? next : tokens.refreshAt();
            next = due.isBefore(next) ? due : next;
        }
        Instant soon = clock.instant().plus(AT_LEAST);
        return next.isBefore(soon) ? soon : next;
    }

    private Optional<String> header(String account, @Nullable Secret refused) {
        return Optional.ofNullable(tokens(account, refused))
                .filter(tokens ->
                        TokenEndpoint.TOKEN.matcher(tokens.access().reveal()).matches())
                .map(Tokens::bearer);
    }

    private @Nullable Tokens tokens(String account, @Nullable Secret refused) {
        Outcome outcome = outcome(account, refused);
        if (outcome instanceof Outcome.Usable usable) {
            heard(account, usable.trouble());
            return usable.tokens();
        }
        Trouble trouble = ((Outcome.None) outcome).trouble();
        if (trouble.kind() == Kind.PASSING) {
            Instant until = trouble.until();
            waits.put(account, until == null ? clock.instant().plus(AT_LEAST) : until);
        } else {
            waits.remove(account);
        }
        heard(account, trouble);
        return null;
    }

    private Outcome outcome(String account, @Nullable Secret refused) {
        try {
            return rotation.current(account, refused);
        } catch (RuntimeException e) {
            return new Outcome.None(new Trouble(
                    Kind.PASSING,
                    "new tokens could not be asked for",
                    clock.instant().plus(AT_LEAST)));
        }
    }

    private void heard(String account, @Nullable Trouble trouble) {
        if (trouble == null) {
            told.remove(account);
            return;
        }
        Kind kind = trouble.kind();
        if (kind == Kind.PASSING || told.put(account, kind) == kind) {
            return;
        }
        String name = kind == Kind.CLIENT_REFUSED ? "client-forbidden" : "needs-authorization";
        try {
            listener.accept(new Notice(clock.instant(), name, account, trouble.detail()));
        } catch (RuntimeException e) {
            // A listener's failure must not stop a send.
            return;
        }
    }
}
