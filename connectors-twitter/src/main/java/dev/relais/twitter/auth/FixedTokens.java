package dev.relais.twitter.auth;

import dev.relais.Secret;
import dev.relais.account.Account;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Bearer tokens that the host keeps fresh. */
public final class FixedTokens implements Authorizer {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final Function<Account, Optional<Secret>> ofAccounts;
    private final Supplier<Optional<Secret>> ofApplication;

    /** Both sources must be thread-safe; one that throws has no token. */
    public FixedTokens(Function<Account, Optional<Secret>> ofAccounts, Supplier<Optional<Secret>> ofApplication) {
        this.ofAccounts = ofAccounts;
        this.ofApplication = ofApplication;
    }

    @Override
    public Optional<String> forAccount(Account account, String method, URI uri) {
        return bearer(() -> ofAccounts.apply(account));
    }

    @Override
    public Optional<String> forApplication() {
        return bearer(ofApplication);
    }

    /** The host's code may fail; and the HTTP client would quote a token with a line break in its message. */
    private static Optional<String> bearer(Supplier<Optional<Secret>> source) {
        try {
            return source.get()
                    .map(Secret::reveal)
                    .filter(token -> TOKEN.matcher(token).matches())
                    .map(token -> "Bearer " + token);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
