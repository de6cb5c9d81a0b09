package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.XTokens.Grant;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How applications and users get tokens: client credentials, PKCE, refresh, revoke. Guarded by the world's monitor. */
final class XOAuth {
    private static final Duration CODE_LIFE = Duration.ofSeconds(30);
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> SCOPES = Set.of(
            "tweet.read",
            "tweet.write",
            "tweet.moderate.write",
            "users.read",
            "users.email",
            "follows.read",
            "follows.write",
            "offline.access",
            "space.read",
            "mute.read",
            "mute.write",
            "like.read",
            "like.write",
            "list.read",
            "list.write",
            "block.read",
            "block.write",
            "bookmark.read",
            "bookmark.write",
            "dm.read",
            "dm.write",
            "media.write");

    private record Code(
            Profile account, Set<String> scopes, String redirect, String challenge, boolean s256, Instant end) {}

    private final XWorld world;
    private final XTokens tokens;
    private final XOptions options;
    private final Map<String, Code> codes = new HashMap<>();

    XOAuth(XWorld world, XTokens tokens, XOptions options) {
        this.world = world;
        this.tokens = tokens;
        this.options = options;
    }

    List<XRoute> routes() {
        return List.of(
                XRoute.nobody("POST", "/oauth2/token").body(FORM).to(this::application),
                XRoute.nobody("POST", "/2/oauth2/token").body(FORM).to(this::token),
                XRoute.nobody("POST", "/2/oauth2/revoke").body(FORM).to(this::revoke));
    }

    /** The user has read the page of the address and agreed: where X sends the browser. */
    URI agreed(URI authorize, Profile account) {
        Map<String, String> query = Incoming.form(authorize.getRawQuery());
        String redirect = query.getOrDefault("redirect_uri", "");
        String method = query.getOrDefault("code_challenge_method", "plain");
        Set<String> scopes = new LinkedHashSet<>(
                Arrays.asList(query.getOrDefault("scope", "").split(" ", -1)));
        check(authorize.getPath().equals("/i/oauth2/authorize"), "the path must be /i/oauth2/authorize");
        check("code".equals(query.get("response_type")), "response_type must be code");
        check(options.clientId().equals(query.get("client_id")), "client_id is not the application's");
        check(options.redirects().contains(redirect), "redirect_uri is not one that the application has registered");
        check(SCOPES.containsAll(scopes), "scope must be out of " + SCOPES);
        check(query.getOrDefault("state", "").matches("(?s).{1,500}"), "state must be 1 to 500 characters long");
        check(
                query.getOrDefault("code_challenge", "").matches("[A-Za-z0-9._~-]{43,128}"),
                "code_challenge must be 43 to 128 characters long");
        check(Set.of("S256", "plain").contains(method), "code_challenge_method must be S256 or plain");
        String code = tokens.code();
        codes.put(
                code,
                new Code(
                        account,
                        scopes,
                        redirect,
                        query.getOrDefault("code_challenge", ""),
                        method.equals("S256"),
                        world.clock.instant().plus(CODE_LIFE)));
        return URI.create(redirect + (redirect.contains("?") ? "&" : "?") + "state="
                + URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8) + "&code=" + code);
    }

    private static void check(boolean right, String reason) {
        if (!right) {
            throw new IllegalArgumentException(reason);
        }
    }

    private Supplier<Effect> application(XRequest request) {
        boolean known = basic(request)
                .filter((options.consumerKey() + ":" + options.consumerSecret().reveal())::equals)
                .isPresent();
        if (!known) {
            throw XRefused.with(XErrors.legacy(403, 99, "Unable to verify your credentials"));
        }
        if (!Incoming.form(request.call().text()).equals(Map.of("grant_type", "client_credentials"))) {
            throw XRefused.invalid(XErrors.legacy(403, 170, "Missing required parameter: grant_type"));
        }
        return () -> ok(StrictJson.object().put("token_type", "bearer").put("access_token", tokens.application()));
    }

    private Supplier<Effect> token(XRequest request) {
        Map<String, String> form = client(request);
        String grant = form.getOrDefault("grant_type", "");
        if (grant.equals("refresh_token")) {
            only(form, "grant_type", "refresh_token", "client_id");
            return () -> {
                Optional<Grant> old = tokens.spend(form.getOrDefault("refresh_token", ""));
                return old.map(g -> ok(pair(g.account(), g.scopes() == null ? SCOPES : g.scopes())))
                        .orElseGet(() -> failed("Value passed for the token was invalid."));
            };
        }
        if (!grant.equals("authorization_code")) {
            throw XRefused.invalid(error(400, "unsupported_grant_type", "The grant type is not supported."));
        }
        only(form, "grant_type", "code", "redirect_uri", "code_verifier", "client_id");
        return () -> {
            Code code = codes.remove(form.getOrDefault("code", ""));
            if (code == null || !world.clock.instant().isBefore(code.end())) {
                return failed("Value passed for the authorization code was invalid.");
            }
            if (!code.redirect().equals(form.get("redirect_uri"))) {
                return failed("Value passed for the redirect uri did not match the uri of the authorization code.");
            }
            if (!code.challenge().equals(challenge(form.getOrDefault("code_verifier", ""), code.s256()))) {
                return failed("Value passed for code verifier did not match code challenge.");
            }
            return ok(pair(code.account(), code.scopes()));
        };
    }

    private Supplier<Effect> revoke(XRequest request) {
        Map<String, String> form = client(request);
        only(form, "token", "token_type_hint", "client_id");
        return () -> {
            tokens.revoke(form.getOrDefault("token", ""));
            return ok(StrictJson.object().put("revoked", true));
        };
    }

    /** Confidential clients show their secret in the header, public ones their name in the body. */
    private Map<String, String> client(XRequest request) {
        Map<String, String> form = Incoming.form(request.call().text());
        boolean known = options.clientSecret() == null
                ? options.clientId().equals(form.get("client_id"))
                : basic(request)
                        .filter((options.clientId() + ":"
                                + options.clientSecret().reveal())::equals)
                        .isPresent();
        if (!known) {
            throw XRefused.with(error(401, "unauthorized_client", "Missing valid authorization header"));
        }
        return form;
    }

    private static void only(Map<String, String> form, String... names) {
        for (String name : form.keySet()) {
            if (!Set.of(names).contains(name)) {
                throw XRefused.invalid(error(400, "invalid_request", "The parameter " + name + " is not known here."));
            }
        }
    }

    private static Optional<String> basic(XRequest request) {
        return request.call()
                .header("Authorization")
                .filter(h -> h.matches("Basic [A-Za-z0-9+/=]+"))
                .map(h -> decoded(h.substring("Basic ".length())));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private ObjectNode pair(Profile account, Set<String> scopes) {
        ObjectNode pair = StrictJson.object()
                .put("token_type", "bearer")
                .put("expires_in", XTokens.LIFE.toSeconds())
                .put("access_token", tokens.user(account, scopes))
                .put("scope", String.join(" ", scopes));
        if (scopes.contains("offline.access")) {
            pair.put("refresh_token", tokens.refresh(account, scopes));
        }
        return pair;
    }

    /** RFC 7636, section 4.6. */
    private static @Nullable String challenge(String verifier, boolean s256) {
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            return null;
        }
        if (!s256) {
            return verifier;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Effect ok(ObjectNode body) {
        return new Effect(HttpAnswer.json(200, body), List.of());
    }

    private static Effect failed(String description) {
        return new Effect(error(400, "invalid_request", description), List.of());
    }

    private static HttpAnswer error(int status, String error, String description) {
        return HttpAnswer.json(status, StrictJson.object().put("error", error).put("error_description", description));
    }
}
