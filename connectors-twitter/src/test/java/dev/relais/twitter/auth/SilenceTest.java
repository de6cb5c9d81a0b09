package dev.relais.twitter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.auth.OAuthServer.Mishap;
import dev.relais.twitter.auth.TokenStore.Stored;
import dev.relais.twitter.http.Http;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way to fail, with tokens that are easy to find, and an X that repeats what it was sent. */
class SilenceTest {
    private static final URI PAGE = URI.create("https://x.com/i/oauth2/authorize");
    private static final URI POSTS = URI.create("https://api.x.com/2/tweets");
    private static final URI BACK = URI.create("https://desk.example/");
    private static final Account ACME = new Account("x-acme", "x", OAuthServer.OWNER, "acme", null);

    private final OAuthServer server = new OAuthServer(true);
    private final Turned clock = new Turned();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<Secret> secrets = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private void say(@Nullable Object thing) {
        said.add(String.valueOf(thing));
    }

    private void tried(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException | Error e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            say(trace);
        }
    }

    /** A store of a host that knows no better than to say what it was given. */
    private static final class Talker implements TokenStore {
        final InMemoryTokenStore real = new InMemoryTokenStore();
        int failAt = Integer.MAX_VALUE;
        private int steps;

        private void step(@Nullable Tokens tokens) {
            if (++steps >= failAt) {
                throw new IllegalStateException(
                        "hush " + (tokens == null ? "" : tokens.access().reveal()));
            }
        }

        @Override
        public Optional<Stored> read(String account) {
            step(null);
            return real.read(account);
        }

        @Override
        public boolean replace(String account, @Nullable Stored expected, Tokens next) {
            step(next);
            return real.replace(account, expected, next);
        }

        @Override
        public boolean remove(String account, Stored expected) {
            step(expected.tokens());
            return real.remove(account, expected);
        }
    }

    private static List<Mishap> mishaps() {
        List<Mishap> all = new ArrayList<>();
        String echo = "hush-access-1 hush-refresh-1 hush-client hush-code-1";
        for (int status : new int[] {200, 204, 301, 400, 401, 403, 404, 408, 429, 500, 503}) {
            for (String body : List.of(
                    "",
                    echo,
                    "{\"error\":\"" + echo + "\",\"error_description\":\"" + echo + "\"}",
                    "{\"error\":\"invalid_request\",\"error_description\":\"token was invalid: " + echo + "\"}",
                    "{\"error\":\"hush_echo_of_a_secret\"}",
                    "{\"access_token\":\"hush \\n two\",\"refresh_token\":\"hush-refresh\"}")) {
                if (status != 204 || body.isEmpty()) {
                    all.add(new Mishap(status, body, Map.of("Location", "http://127.0.0.1/?hush-location"), false));
                }
            }
        }
        all.add(Mishap.lostAnswer());
        return all;
    }

    @Test
    void no_failure_says_a_secret() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            for (Mishap mishap : mishaps()) {
                drive(mishap, Integer.MAX_VALUE);
            }
            for (int failAt = 1; failAt < 16; failAt++) {
                drive(null, failAt);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        said.add(printed.toString(StandardCharsets.UTF_8));
        server.queries.forEach(this::say);
        assertThat(said).hasSizeGreaterThan(500);
        assertThat(secrets).hasSizeGreaterThan(50);
        for (String words : said) {
            assertThat(words).doesNotContainIgnoringCase("hush");
            for (Secret secret : secrets) {
                assertThat(words.contains(secret.reveal())).isFalse();
            }
        }
    }

    private void drive(@Nullable Mishap mishap, int failAt) {
        Talker store = new Talker();
        OAuth2 oauth2 = new OAuth2(server.http(), server.client(), store, PAGE, clock, new Random(failAt));
        RotatingTokens tokens = new RotatingTokens(oauth2, this::say);
        tried(() -> {
            Authorization pending = oauth2.begin(ACME, BACK, OAuth2.SUPPORT_SCOPES, null);
            secrets.add(pending.verifier());
            say(pending);
            add(mishap);
            say(oauth2.redeem(pending, ACME, pending.state(), server.consent(pending)));
            say(oauth2.redeem(pending, ACME, "hush-state", "hush-code"));
        });
        tried(() -> {
            Authorization pending = oauth2.begin(ACME, BACK, OAuth2.SUPPORT_SCOPES, null);
            say(oauth2.redeem(pending, ACME, pending.state(), server.consent(pending)));
        });
        if (failAt != Integer.MAX_VALUE) {
            store.failAt = store.steps + failAt;
        }
        Optional<Stored> kept = store.real.read("x-acme");
        say(kept);
        tried(() -> {
            clock.forward(Duration.ofMinutes(97));
            add(mishap);
            Optional<String> header = tokens.forAccount(ACME, "POST", POSTS);
            clock.forward(Duration.ofMinutes(3));
            add(mishap);
            header.ifPresent(it -> tokens.again(ACME, "POST", POSTS, it));
        });
        tried(() -> say(tokens.run(List.of("x-acme"))));
        tried(() -> {
            add(mishap);
            say(oauth2.refresh("x-acme"));
        });
        tried(() -> {
            add(mishap);
            say(oauth2.revoke("x-acme"));
        });
        say(List.of(oauth2, tokens, server.client(), store.real));
        synchronized (server) {
            server.mishaps.clear();
        }
    }

    private void add(@Nullable Mishap mishap) {
        if (mishap != null) {
            synchronized (server) {
                server.mishaps.add(mishap);
            }
        }
    }

    @Test
    void no_value_says_a_secret() {
        Secret secret = Secret.of("hush");
        Client client = new Client("key", secret);
        OAuth1.Token token = new OAuth1.Token("hush-id", secret);
        Tokens tokens = new Tokens(
                secret,
                secret,
                clock.instant(),
                clock.instant(),
                Set.of(),
                new Tokens.Hold("h", clock.instant(), true));
        OAuth1 oauth1 = new OAuth1(client, account -> Optional.of(token), clock, () -> "n");
        ApplicationToken application = ApplicationToken.given(secret);
        for (Object value : List.of(
                client,
                token,
                tokens,
                new Stored("1", tokens),
                new Consent.Granted(tokens),
                new Rotation.Outcome.Usable(tokens, null),
                new TokenEndpoint.Result.Issued(tokens),
                new Authorization("a", URI.create("https://x.com/?hush"), BACK, "hush", secret, clock.instant()),
                oauth1,
                application,
                new Permissions(Map.of("a", oauth1), oauth1, application),
                new FixedTokens(account -> Optional.of(secret), () -> Optional.of(secret)))) {
            assertThat(value.toString()).as(value.getClass().getSimpleName()).doesNotContain("hush");
        }
    }

    /** Nothing listens there. */
    @Test
    void without_a_connection_nothing_is_said_either() {
        server.close();
        InMemoryTokenStore store = new InMemoryTokenStore();
        Client client = new Client("key", Secret.of("hush"));
        OAuth2 oauth2 = new OAuth2(
                new Http(HttpClient.newHttpClient(), URI.create("http://127.0.0.1:1"), Duration.ofSeconds(2)),
                client,
                store,
                PAGE,
                clock,
                new Random(7));
        Authorization pending = oauth2.begin(ACME, BACK, OAuth2.SUPPORT_SCOPES, null);
        Consent consent = oauth2.redeem(pending, ACME, pending.state(), "hush-code");
        assertThat(consent.toString()).contains("PASSING").doesNotContain("hush");
    }
}
