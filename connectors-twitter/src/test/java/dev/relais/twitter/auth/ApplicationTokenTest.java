package dev.relais.twitter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.http.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationTokenTest {
    private static final Client CONSUMER = new Client("key", Secret.of("hush/secret"));
    private static final Account ACME = new Account("x-acme", "x", null, "acme", null);
    private static final Account ZETA = new Account("x-zeta", "x", null, "zeta", null);
    private static final URI POSTS = URI.create("https://api.x.com/2/tweets");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Turned clock = new Turned();
    private volatile int status = 200;
    private volatile String body = bearer("hush-app");
    private HttpServer server;
    private ApplicationToken token;

    private static String bearer(String word) {
        return "{\"token_type\":\"bearer\",\"access_token\":\"" + word + "\"}";
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Http http = new Http(HttpClient.newHttpClient(), base, Duration.ofSeconds(5));
        token = ApplicationToken.fetched(http, CONSUMER, clock);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + form + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void it_is_fetched_once_with_key_and_secret() {
        assertThat(token.forApplication()).contains("Bearer hush-app");
        assertThat(token.forApplication()).contains("Bearer hush-app");
        String basic = Base64.getEncoder().encodeToString("key:hush%2Fsecret".getBytes(StandardCharsets.UTF_8));
        assertThat(asked).containsExactly("POST /oauth2/token grant_type=client_credentials Basic " + basic);
        assertThat(token.forAccount(ACME, "GET", POSTS)).isEmpty();
    }

    @Test
    void one_that_x_refuses_is_fetched_again_and_tried_if_it_is_another() {
        String old = token.forApplication().orElseThrow();
        body = bearer("hush-next");
        assertThat(token.againForApplication(old)).contains("Bearer hush-next");
        assertThat(token.againForApplication(old)).as("whoever comes later").contains("Bearer hush-next");
        assertThat(token.forApplication()).contains("Bearer hush-next");
        assertThat(asked).hasSize(2);
    }

    @Test
    void the_same_token_again_is_not_tried_again() {
        String old = token.forApplication().orElseThrow();
        assertThat(token.againForApplication(old)).isEmpty();
        assertThat(token.againForApplication(old)).isEmpty();
        assertThat(asked).hasSize(2);
        clock.forward(Duration.ofSeconds(15));
        assertThat(token.againForApplication(old)).isEmpty();
        assertThat(asked).hasSize(3);
        assertThat(token.againForApplication("")).isEmpty();
    }

    @Test
    void what_could_not_be_fetched_is_fetched_after_a_pause() {
        for (String bad :
                List.of("", "<html>", "{}", bearer("two words"), "{\"token_type\":\"mac\",\"access_token\":\"x\"}")) {
            body = bad;
            int before = asked.size();
            assertThat(token.forApplication()).as(bad).isEmpty();
            assertThat(token.forApplication()).isEmpty();
            assertThat(asked).hasSize(before + 1);
            assertThat(token.applicationPassingUntil()).contains(clock.instant().plusSeconds(15));
            clock.forward(Duration.ofSeconds(15));
        }
        status = 503;
        body = bearer("hush-app");
        assertThat(token.forApplication()).isEmpty();
        status = 200;
        clock.forward(Duration.ofSeconds(15));
        assertThat(token.applicationPassingUntil()).isEmpty();
        assertThat(token.forApplication()).contains("Bearer hush-app");
        assertThat(token.applicationPassingUntil()).isEmpty();
    }

    @Test
    void sixteen_threads_fetch_it_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Optional<String>> call = token::forApplication;
            for (Future<Optional<String>> header : threads.invokeAll(Collections.nCopies(16, call))) {
                assertThat(header.get()).contains("Bearer hush-app");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasSize(1);
    }

    @Test
    void one_that_was_given_is_never_fetched() {
        ApplicationToken given = ApplicationToken.given(Secret.of("hush-given"));
        assertThat(given.forApplication()).contains("Bearer hush-given");
        assertThat(given.againForApplication("Bearer hush-given")).isEmpty();
        assertThat(ApplicationToken.given(Secret.of("two\nlines")).forApplication())
                .isEmpty();
        assertThatThrownBy(() -> ApplicationToken.fetched(
                        new Http(HttpClient.newHttpClient(), POSTS, Duration.ofSeconds(1)),
                        new Client("key", null),
                        clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void accounts_may_have_permissions_of_different_kinds() {
        OAuth1 old = new OAuth1(
                CONSUMER, account -> Optional.of(new OAuth1.Token("id", Secret.of("hush"))), clock, () -> "nonce");
        FixedTokens fixed = new FixedTokens(account -> Optional.of(Secret.of("hush-fixed")), Optional::empty);
        Permissions all = new Permissions(Map.of("x-zeta", old), fixed, token);
        assertThat(all.forAccount(ZETA, "GET", POSTS)).get().asString().startsWith("OAuth ");
        assertThat(all.forAccount(ACME, "GET", POSTS)).contains("Bearer hush-fixed");
        assertThat(all.forApplication()).contains("Bearer hush-app");
        assertThat(all.againForApplication("Bearer hush-app")).isEmpty();
        assertThat(all.again(ACME, "GET", POSTS, "Bearer hush-fixed")).isEmpty();
        assertThat(all.passingUntil(ACME)).isEmpty();
        assertThat(all.applicationPassingUntil()).isEmpty();
        assertThat(all.toString()).doesNotContain("hush");
    }
}
