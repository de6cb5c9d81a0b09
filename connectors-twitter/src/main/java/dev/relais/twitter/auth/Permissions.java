package dev.relais.twitter.auth;

import dev.relais.account.Account;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Several kinds of permission together: some accounts with OAuth 2.0, others with OAuth 1.0a or fixed tokens, and the application's own.
 *
 * @param accounts who answers for which account, by the desk's own name
 * @param others who answers for the accounts that are not listed
 * @param application who answers where the application acts in its own name
 */
public record Permissions(Map<String, Authorizer> accounts, Authorizer others, Authorizer application)
        implements Authorizer {
    /** Copies the map. */
    public Permissions {
        accounts = Map.copyOf(accounts);
    }

    @Override
    public Optional<String> forAccount(Account account, String method, URI uri) {
        return of(account).forAccount(account, method, uri);
    }

    @Override
    public Optional<String> forApplication() {
        return application.forApplication();
    }

    @Override
    public Optional<String> again(Account account, String method, URI uri, String refused) {
        return of(account).again(account, method, uri, refused);
    }

    @Override
    public Optional<String> againForApplication(String refused) {
        return application.againForApplication(refused);
    }

    @Override
    public Optional<Instant> passingUntil(Account account) {
        return of(account).passingUntil(account);
    }

    @Override
    public Optional<Instant> applicationPassingUntil() {
        return application.applicationPassingUntil();
    }

    private Authorizer of(Account account) {
        return accounts.getOrDefault(account.id(), others);
    }

    /** Names, no permissions. */
    @Override
    public String toString() {
        return "Permissions[" + accounts.keySet() + "]";
    }
}
