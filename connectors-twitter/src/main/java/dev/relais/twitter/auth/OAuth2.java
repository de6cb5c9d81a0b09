package dev.relais.twitter.auth;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.auth.TokenEndpoint.Result;
import dev.relais.twitter.auth.Trouble.Kind;
import dev.relais.twitter.http.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 with PKCE as X does it: a person consents in the browser, the application gets tokens for the account. One instance for each
 * application in a process; it also keeps the tokens fresh, through {@link RotatingTokens}. Thread-safe.
 *
 * <pre>{@code
 * Authorization pending = oauth2.begin(account, callback, OAuth2.SUPPORT_SCOPES, null);  // keep it, redirect to pending.uri()
 * Consent consent = oauth2.redeem(pending, account, stateFromX, codeFromX);              // within 30 seconds
 * }</pre>
 *
 * <p>Refresh tokens work once. A process that dies after X has answered and before the store has kept the answer loses the account's
 * permission; no client can mend that, only make the time short: here it is one write to the store. Somebody has to consent again then.
 */
public final class OAuth2 {
    /** What a support desk needs: posts, direct messages, media, hiding replies, and tokens that can be refreshed. */
    public static final List<String> SUPPORT_SCOPES = List.of(
            "tweet.read",
            "tweet.write",
            "users.read",
            "dm.read",
            "dm.write",
            "media.write",
            "tweet.moderate.write",
            "offline.access");

    private static final URI AUTHORIZE = URI.create("https://x.com/i/oauth2/authorize");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int LONGEST_STATE = 500;
    private static final Pattern SCOPE = Pattern.compile("[a-z]+(\\.[a-z]+)*");
    private static final Pattern CARRIED = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Pattern CODE = Pattern.compile("[!-~]{1,4096}");

    private final Client client;
    private final URI page;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final TokenEndpoint endpoint;
    private final Rotation rotation;
    private final Map<String, Instant> redeemed = new ConcurrentHashMap<>();

    /** With X's own page, the system's clock and a {@link SecureRandom}. */
    public OAuth2(Http http, Client client, TokenStore store) {
        this(http, client, store, AUTHORIZE, InstantSource.system(), new SecureRandom());
    }

    /**
     * @param http to {@code https://api.x.com}
     * @param client OAuth 2.0 client id, and its secret if the application is a confidential client
     * @param page where people consent: {@code https://x.com/i/oauth2/authorize}
     * @param random makes states and verifiers: must not be guessable outside tests, and be thread-safe
     */
    public OAuth2(Http http, Client client, TokenStore store, URI page, InstantSource clock, RandomGenerator random) {
        this.client = client;
        this.page = page;
        this.clock = clock;
        this.random = random;
        this.endpoint = new TokenEndpoint(http, client, clock);
        this.rotation = new Rotation(endpoint, store, clock, () -> word(12));
    }

    /**
     * Begins to ask for a consent; makes no request.
     *
     * @param redirectUri exactly as in X's console
     * @param scopes such as {@link #SUPPORT_SCOPES}
     * @param carried of the host's, comes back at the end of the state after a dot: letters, digits, {@code . _ ~ -}; null for none
     * @throws IllegalArgumentException naming what cannot be asked
     */
    public Authorization begin(Account account, URI redirectUri, Collection<String> scopes, @Nullable String carried) {
        check(
                redirectUri.isAbsolute() && redirectUri.getRawFragment() == null,
                "redirectUri must be absolute, without fragment");
        check(!scopes.isEmpty(), "there must be at least one scope");
        scopes.forEach(scope -> check(SCOPE.matcher(scope).matches(), "not a scope of X: " + scope));
        check(
                carried == null || CARRIED.matcher(carried).matches(),
                "what is carried must be letters, digits, . _ ~ -");
        String state = word(32) + (carried == null ? "" : "." + carried);
        check(
                state.length() <= LONGEST_STATE,
                "state must be " + LONGEST_STATE + " characters or less, not " + state.length());
        String verifier = word(48);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", redirectUri.toString());
        query.put("scope", String.join(" ", scopes));
        query.put("state", state);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return new Authorization(
                account.id(),
                URI.create(page + "?" + Percent.pairs(query)),
                redirectUri,
                state,
                Secret.of(verifier),
                clock.instant().plus(PATIENCE));
    }

    /**
     * Gives X the code that it sent with the browser, and keeps the tokens that it gives for it. X's codes live 30 seconds. Where the
     * desk knows the account's id on X, X is asked whose the tokens are, which costs a user read: people are signed in with their own
     * account more often than they think.
     *
     * @param pending from {@link #begin}, out of the session of the very person who comes back
     * @param account for which it was begun
     * @param state that came back from X
     * @param code that came with it
     */
    public Consent redeem(Authorization pending, Account account, String state, String code) {
        Instant now = clock.instant();
        redeemed.values().removeIf(until -> !now.isBefore(until));
        if (!pending.account().equals(account.id()) || !isSame(pending.state(), state)) {
            return refused(Kind.NEEDS_CONSENT, "what came back does not belong to the consent that was asked for");
        }
        if (!now.isBefore(pending.expiresAt())) {
            return refused(Kind.NEEDS_CONSENT, "the consent took too long");
        }
        if (!CODE.matcher(code).matches()) {
            return refused(Kind.NEEDS_CONSENT, "X sent no code");
        }
        if (redeemed.putIfAbsent(challenge(pending.state()), pending.expiresAt()) != null) {
            return refused(Kind.NEEDS_CONSENT, "this consent was used already");
        }
        Result result = endpoint.redeem(code, pending.redirectUri().toString(), pending.verifier());
        if (!(result instanceof Result.Issued issued)) {
            return result instanceof Result.Failed failed
                    ? new Consent.Refused(failed.trouble())
                    : refused(Kind.PASSING, "X gave no tokens");
        }
        return kept(account, issued.tokens());
    }

    private Consent kept(Account account, Tokens tokens) {
        String expected = account.externalId();
        if (expected != null) {
            String owner = endpoint.owner(tokens);
            if (!expected.equals(owner)) {
                drop(tokens);
                return owner == null
                        ? refused(Kind.PASSING, "X does not say whose consent this was")
                        : refused(Kind.WRONG_ACCOUNT, "this was the consent of another account than " + expected);
            }
        }
        try {
            rotation.put(account.id(), tokens);
            return new Consent.Granted(tokens);
        } catch (RuntimeException e) {
            drop(tokens);
            return refused(Kind.PASSING, "the token store did not keep the tokens");
        }
    }

    private void drop(Tokens tokens) {
        Secret refresh = tokens.refresh();
        if (refresh != null) {
            endpoint.revoke(refresh, "refresh_token");
        }
        endpoint.revoke(tokens.access(), "access_token");
    }

    /**
     * Asks X for new tokens, unless the kept ones were given within a minute; {@link RotatingTokens} does it by itself when it is due.
     *
     * @param account the desk's own name
     */
    public Consent refresh(String account) {
        try {
            Rotation.Outcome outcome = rotation.renew(account);
            if (outcome instanceof Rotation.Outcome.None none) {
                return new Consent.Refused(none.trouble());
            }
            Rotation.Outcome.Usable usable = (Rotation.Outcome.Usable) outcome;
            return usable.trouble() == null
                    ? new Consent.Granted(usable.tokens())
                    : new Consent.Refused(usable.trouble());
        } catch (RuntimeException e) {
            return refused(Kind.PASSING, "the token store does not answer");
        }
    }

    /**
     * Ends an account's tokens at X and forgets them.
     *
     * @param account the desk's own name
     * @return empty if that is done; else why not, and the tokens are kept so that it can be tried again
     */
    public Optional<Trouble> revoke(String account) {
        try {
            return Optional.ofNullable(rotation.end(account));
        } catch (RuntimeException e) {
            return Optional.of(new Trouble(Kind.PASSING, "the token store does not answer", null));
        }
    }

    Rotation rotation() {
        return rotation;
    }

    InstantSource clock() {
        return clock;
    }

    private static Consent refused(Kind kind, String detail) {
        return new Consent.Refused(new Trouble(kind, detail, null));
    }

    private String word(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }

    /** S256 (RFC 7636, section 4.2). */
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
