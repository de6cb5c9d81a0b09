package dev.relais.twitter.auth;

import dev.relais.account.Account;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Says with whose permission a request goes out. Thread-safe. What it returns is the value of an {@code Authorization} header and is never
 * logged.
 */
public interface Authorizer {
    /**
     * The header of a request in an account's name.
     *
     * @param uri of the request, query included (OAuth 1.0a signs it)
     * @return empty where the account has no permission that can be used: it must be authorised again
     */
    Optional<String> forAccount(Account account, String method, URI uri);

    /** The header of a request in the application's own name (app-only bearer); empty where there is none. */
    Optional<String> forApplication();

    /**
     * X refused {@code refused} with 401. Returns another header to try once more, where there is one.
     *
     * @param refused the header's value that was sent
     */
    default Optional<String> again(Account account, String method, URI uri, String refused) {
        return Optional.empty();
    }

    /** As {@link #again(Account, String, URI, String)}, for the application's own name. */
    default Optional<String> againForApplication(String refused) {
        return Optional.empty();
    }

    /**
     * Until when an account that has no usable permission is likely to have none for a reason that passes by itself: X's tokens are not
     * to be had now, or another node is fetching them. Empty where only a person can mend it, and where nothing is wrong.
     */
    default Optional<Instant> passingUntil(Account account) {
        return Optional.empty();
    }

    /** As {@link #passingUntil(Account)}, for the application's own name. */
    default Optional<Instant> applicationPassingUntil() {
        return Optional.empty();
    }
}
