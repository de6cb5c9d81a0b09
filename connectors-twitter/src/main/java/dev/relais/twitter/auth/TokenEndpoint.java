package dev.relais.twitter.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.auth.Trouble.Kind;
import dev.relais.twitter.http.Http;
import dev.relais.twitter.http.Http.Body;
import dev.relais.twitter.http.Http.Reply;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** X's OAuth 2.0 endpoints: one form, one answer, nothing is repeated. What X writes is not quoted: it may repeat what it was sent. */
final class TokenEndpoint {
    /** What an access token may be made of: it goes into a header. */
    static final Pattern TOKEN = Pattern.compile("[!-~]{1,8192}");

    /** Errors of RFC 6749, section 5.2; others are not repeated. */
    private static final Set<String> NAMES = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "invalid_scope",
            "unauthorized_client",
            "unsupported_grant_type");

    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final int LIMIT = 64 * 1024;
    private static final long LIFE = Duration.ofHours(2).toSeconds();
    private static final long LONGEST_LIFE = Duration.ofDays(365).toSeconds();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(15).toSeconds();

    private final Http http;
    private final Client client;
    private final InstantSource clock;

    TokenEndpoint(Http http, Client client, InstantSource clock) {
        this.http = http;
        this.client = client;
        this.clock = clock;
    }

    /** What became of a form. */
    sealed interface Result {
        /** X gave tokens. */
        record Issued(Tokens tokens) implements Result {}

        /** X did what was asked and had nothing to give. */
        record Done() implements Result {}

        /** It did not come to that. */
        record Failed(Trouble trouble) implements Result {}
    }

    /** Tokens for the code of a consent. */
    Result redeem(String code, String redirectUri, Secret verifier) {
        return tokens(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirectUri,
                        "code_verifier",
                        verifier.reveal()),
                null);
    }

    /** New tokens for a refresh token, which is spent by this. */
    Result refresh(Tokens old, Secret refresh) {
        return tokens(Map.of("grant_type", "refresh_token", "refresh_token", refresh.reveal()), old);
    }

    /** Ends a token. One that X does not know any more counts as ended. */
    Result revoke(Secret token, String hint) {
        Reply reply = post("/2/oauth2/revoke", Map.of("token", token.reveal(), "token_type_hint", hint));
        if (reply instanceof Reply.Answered answered && answered.status() / 100 == 2) {
            return new Result.Done();
        }
        Trouble trouble = trouble(reply);
        return trouble.kind() == Kind.NEEDS_CONSENT ? new Result.Done() : new Result.Failed(trouble);
    }

    /** Whose access token this is, by X's id; null where X does not say. */
    @Nullable
    String owner(Tokens tokens) {
        Reply reply = http.call("GET", "/2/users/me", null, Map.of("Authorization", tokens.bearer()), LIMIT);
        if (reply instanceof Reply.Answered answered && answered.status() == 200) {
            String id = Tolerant.id(Tolerant.member(json(answered.body()), "data"), "id");
            return id != null && ID.matcher(id).matches() ? id : null;
        }
        return null;
    }

    private Result tokens(Map<String, String> form, @Nullable Tokens old) {
        Instant asked = clock.instant();
        Reply reply = post("/2/oauth2/token", form);
        if (reply instanceof Reply.Answered answered && answered.status() / 100 == 2) {
            return read(json(answered.body()), asked, old);
        }
        return new Result.Failed(trouble(reply));
    }

    private Reply post(String path, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        String basic = client.basic();
        if (basic == null) {
            fields.put("client_id", client.id());
        }
        Body body = Body.form(Percent.pairs(fields));
        return http.call("POST", path, body, basic == null ? Map.of() : Map.of("Authorization", basic), LIMIT);
    }

    /** An answer may leave out what stays as it was. */
    private static Result read(@Nullable JsonNode answer, Instant asked, @Nullable Tokens old) {
        String access = Tolerant.text(answer, "access_token");
        if (access == null || !TOKEN.matcher(access).matches()) {
            return failed(Kind.PASSING, "X's answer holds no access token that can be used");
        }
        String refresh = Tolerant.text(answer, "refresh_token");
        String scope = Tolerant.text(answer, "scope");
        Set<String> before = old == null ? Set.of() : old.scopes();
        Set<String> scopes = scope == null ? before : words(scope);
        return new Result.Issued(new Tokens(
                Secret.of(access),
                refresh == null || refresh.isBlank() ? (old == null ? null : old.refresh()) : Secret.of(refresh),
                asked,
                asked.plusSeconds(life(answer)),
                scopes,
                null));
    }

    private static Set<String> words(String scope) {
        return Arrays.stream(scope.split("[ ,]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static long life(@Nullable JsonNode answer) {
        JsonNode told = Tolerant.member(answer, "expires_in");
        long seconds = told == null ? LIFE : told.asLong(LIFE);
        return Math.max(1, Math.min(seconds, LONGEST_LIFE));
    }

    private Trouble trouble(Reply reply) {
        if (reply instanceof Reply.Unreachable) {
            return new Trouble(Kind.PASSING, "there is no connection to X", null);
        }
        if (!(reply instanceof Reply.Answered answered)) {
            return new Trouble(Kind.PASSING, "X's answer was lost", null);
        }
        int status = answered.status();
        String where = " (HTTP " + status + ")";
        if (status == 408 || status == 429 || status >= 500 || status < 400) {
            return new Trouble(Kind.PASSING, "X gives no tokens now" + where, pause(answered.headers()));
        }
        JsonNode answer = json(answered.body());
        String error = Tolerant.text(answer, "error");
        String words = Tolerant.text(answer, "error_description");
        boolean named = error != null && NAMES.contains(error);
        if ("invalid_grant".equals(error) || ("invalid_request".equals(error) && isOfToken(words))) {
            return new Trouble(Kind.NEEDS_CONSENT, "X does not accept the token or the code: " + error + where, null);
        }
        return new Trouble(
                Kind.CLIENT_REFUSED, "X does not accept the application" + (named ? ": " + error : "") + where, null);
    }

    /** X says "invalid request" of its own too where a parameter or the client is wrong; that is not mended by a new consent. */
    private static boolean isOfToken(@Nullable String words) {
        String said = words == null ? "" : words.toLowerCase(Locale.ROOT);
        return said.contains("was invalid") && (said.contains("token") || said.contains("code"));
    }

    private @Nullable Instant pause(HttpHeaders headers) {
        Instant now = clock.instant();
        String after = headers.firstValue("retry-after").orElse("").trim();
        String reset = headers.firstValue("x-rate-limit-reset").orElse("").trim();
        if (after.matches("[0-9]{1,9}")) {
            return now.plusSeconds(Math.min(Long.parseLong(after), LONGEST_PAUSE));
        }
        if (reset.matches("[0-9]{1,11}")) {
            Instant told = Instant.ofEpochSecond(Long.parseLong(reset));
            Instant last = now.plusSeconds(LONGEST_PAUSE);
            return told.isAfter(last) ? last : told.isBefore(now) ? now : told;
        }
        return null;
    }

    private static Result failed(Kind kind, String detail) {
        return new Result.Failed(new Trouble(kind, detail, null));
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return StrictJson.read(body);
        } catch (NotJsonException e) {
            return null;
        }
    }
}
