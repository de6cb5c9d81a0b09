package dev.relais.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens that the fake X knows, given or issued. Guarded by the world's monitor. */
final class XTokens {
    /** How long a token of OAuth 2.0 lives. */
    static final Duration LIFE = Duration.ofHours(2);

    /** What a user has agreed to; {@code scopes} is null where the token may do all. */
    record Grant(Profile account, @Nullable Set<String> scopes, Instant end) {}

    private record OldToken(Profile account, String secret) {}

    private final InstantSource clock;
    private final XOAuth1 oauth1;
    private final Map<String, Grant> users = new HashMap<>();
    private final Map<String, Grant> refresh = new HashMap<>();
    private final Map<String, OldToken> oldTokens = new HashMap<>();
    private final Set<String> applications = new HashSet<>();
    private final Set<String> issued = new LinkedHashSet<>();
    private long made;

    XTokens(InstantSource clock, XOAuth1 oauth1) {
        this.clock = clock;
        this.oauth1 = oauth1;
    }

    void give(String token, Profile account) {
        users.put(token, new Grant(account, null, Instant.MAX));
    }

    void give(String token, String secret, Profile account) {
        oldTokens.put(token, new OldToken(account, secret));
    }

    void giveApplication(String token) {
        applications.add(token);
    }

    /** A refresh token that was made elsewhere. */
    void giveRefresh(String token, Profile account, Set<String> scopes) {
        refresh.put(token, new Grant(account, scopes, Instant.MAX));
    }

    /** Who calls; empty where nobody is known by what the call shows. */
    Optional<XCaller> caller(Incoming call) {
        String header = call.header("Authorization").orElse("");
        if (header.startsWith("OAuth ")) {
            Map<String, String> oauth = XOAuth1.parameters(header);
            OldToken token = oldTokens.get(oauth.getOrDefault("oauth_token", ""));
            return token != null && oauth1.isSigned(call, oauth, token.secret(), clock.instant())
                    ? Optional.of(new XCaller(token.account(), null))
                    : Optional.empty();
        }
        String token = call.bearer().orElse("");
        if (applications.contains(token)) {
            return Optional.of(XCaller.APPLICATION);
        }
        Grant grant = users.get(token);
        return grant != null && clock.instant().isBefore(grant.end())
                ? Optional.of(new XCaller(grant.account(), grant.scopes()))
                : Optional.empty();
    }

    /** Whose pool a call belongs to, its signature and its end aside: both were looked at when it came. */
    Optional<XCaller> known(Incoming call) {
        String header = call.header("Authorization").orElse("");
        if (header.startsWith("OAuth ")) {
            return Optional.ofNullable(oldTokens.get(XOAuth1.parameters(header).getOrDefault("oauth_token", "")))
                    .map(token -> new XCaller(token.account(), null));
        }
        String token = call.bearer().orElse("");
        return applications.contains(token)
                ? Optional.of(XCaller.APPLICATION)
                : Optional.ofNullable(users.get(token)).map(g -> new XCaller(g.account(), g.scopes()));
    }

    /** A new token of two hours. */
    String user(Profile account, Set<String> scopes) {
        String token = make("access");
        users.put(token, new Grant(account, scopes, clock.instant().plus(LIFE)));
        return token;
    }

    String refresh(Profile account, Set<String> scopes) {
        String token = make("refresh");
        refresh.put(token, new Grant(account, scopes, Instant.MAX));
        return token;
    }

    /** The application's one token: asking again gives the same. */
    String application() {
        return applications.stream().sorted().findFirst().orElseGet(() -> {
            String token = make("application");
            applications.add(token);
            return token;
        });
    }

    String code() {
        return make("code");
    }

    /** A refresh token is used up by its first use. */
    Optional<Grant> spend(String token) {
        return Optional.ofNullable(refresh.remove(token));
    }

    boolean revoke(String token) {
        boolean known = users.remove(token) != null;
        return refresh.remove(token) != null || known;
    }

    void revokeAll(Profile account) {
        users.values().removeIf(g -> g.account().id().equals(account.id()));
        refresh.values().removeIf(g -> g.account().id().equals(account.id()));
        oldTokens.values().removeIf(t -> t.account().id().equals(account.id()));
    }

    /** The access tokens of all accounts end now, as if two hours had passed. */
    void expireAll() {
        users.replaceAll((token, grant) -> new Grant(grant.account(), grant.scopes(), clock.instant()));
    }

    /** What this fake has made itself. */
    Set<String> issued() {
        return issued;
    }

    Set<String> all() {
        Set<String> all = new HashSet<>(issued);
        all.addAll(users.keySet());
        all.addAll(refresh.keySet());
        all.addAll(applications);
        oldTokens.forEach((token, old) -> all.addAll(Arrays.asList(token, old.secret())));
        return all;
    }

    private String make(String kind) {
        long number = ++made;
        String token = kind + "-" + number + "-" + Long.toUnsignedString(number * 0x9E3779B97F4A7C15L, 36);
        issued.add(token);
        return token;
    }
}
