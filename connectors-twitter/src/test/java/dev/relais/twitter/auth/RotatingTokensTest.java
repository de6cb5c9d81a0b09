package dev.relais.twitter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.auth.OAuthServer.Mishap;
import dev.relais.twitter.auth.TokenStore.Stored;
import dev.relais.twitter.auth.Tokens.Hold;
import dev.relais.twitter.budget.Notice;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RotatingTokensTest {
    private static final URI PAGE = URI.create("https://x.com/i/oauth2/authorize");
    private static final URI POSTS = URI.create("https://api.x.com/2/tweets");
    private static final Account ACME = new Account("x-acme", "x", null, "acme", null);

    private final OAuthServer server = new OAuthServer(true);
    private final Turned clock = new Turned();
    private final FailingStore store = new FailingStore();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final OAuth2 oauth2 = node();
    private final RotatingTokens tokens = new RotatingTokens(oauth2, notices::add);

    private OAuth2 node() {
        return new OAuth2(server.http(), server.client(), store, PAGE, clock, new Random(7));
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** A store that fails when told to. */
    private static final class FailingStore implements TokenStore {
        final InMemoryTokenStore real = new InMemoryTokenStore();
        volatile boolean noReads;
        final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);

        @Override
        public Optional<Stored> read(String account) {
            if (noReads) {
                throw new IllegalStateException("no reads");
            }
            return real.read(account);
        }

        @Override
        public boolean replace(String account, @Nullable Stored expected, Tokens next) {
            if (writesLeft.getAndDecrement() <= 0) {
                throw new IllegalStateException("no writes");
            }
            return real.replace(account, expected, next);
        }

        @Override
        public boolean remove(String account, Stored expected) {
            return real.remove(account, expected);
        }
    }

    private void consented() {
        Authorization pending = oauth2.begin(ACME, URI.create("https://desk.example/"), OAuth2.SUPPORT_SCOPES, null);
        assertThat(oauth2.redeem(pending, ACME, pending.state(), server.consent(pending)))
                .isInstanceOf(Consent.Granted.class);
    }

    private Optional<String> header() {
        return tokens.forAccount(ACME, "POST", POSTS);
    }

    private Optional<String> again(String refused) {
        return tokens.again(ACME, "POST", POSTS, refused);
    }

    private Tokens kept() {
        return store.real.read("x-acme").orElseThrow().tokens();
    }

    private List<String> kinds() {
        return notices.stream().map(Notice::kind).toList();
    }

    private void to80Percent() {
        clock.forward(Duration.ofMinutes(97));
    }

    private void toTheEnd() {
        clock.forward(Duration.ofMinutes(121));
    }

    @Test
    void a_young_token_is_used_as_it_is() {
        consented();
        clock.forward(Duration.ofMinutes(95));
        assertThat(header()).contains("Bearer " + server.access);
        assertThat(server.rotations).isZero();
    }

    @Test
    void after_four_fifths_of_its_life_it_is_replaced() {
        consented();
        clock.forward(Duration.ofMinutes(96));
        assertThat(header()).get().matches(server::takes);
        assertThat(server.rotations).isEqualTo(1);
        assertThat(header()).get().matches(server::takes);
        assertThat(server.rotations).isEqualTo(1);
        assertThat(kept().refresh()).isNotNull().extracting(Secret::reveal).isEqualTo(server.refresh);
        assertThat(kept().hold()).isNull();
    }

    @Test
    void tokens_live_on_over_a_hundred_rotations() {
        consented();
        for (int i = 0; i < 100; i++) {
            to80Percent();
            assertThat(header()).get().matches(server::takes);
        }
        assertThat(server.rotations).isEqualTo(100);
        assertThat(server.reused).isZero();
        assertThat(notices).isEmpty();
    }

    @Test
    void a_token_that_x_refuses_is_replaced_once() {
        consented();
        clock.forward(Duration.ofMinutes(10));
        String old = header().orElseThrow();
        server.access = "hush-killed";
        String next = again(old).orElseThrow();
        assertThat(next).isNotEqualTo(old).matches(server::takes);
        assertThat(again(old)).as("whoever comes later takes what is there").contains(next);
        assertThat(server.rotations).isEqualTo(1);
    }

    @Test
    void a_token_that_is_refused_just_after_it_was_given_is_not_replaced_over_and_over() {
        consented();
        clock.forward(Duration.ofMinutes(10));
        String next = again(header().orElseThrow()).orElseThrow();
        for (int i = 0; i < 10; i++) {
            assertThat(again(next)).isEmpty();
        }
        assertThat(server.rotations).isEqualTo(1);
        assertThat(tokens.passingUntil(ACME)).isEmpty();
        assertThat(kinds()).containsExactly("needs-authorization");
    }

    @Test
    void where_x_takes_neither_token_the_access_token_is_not_tried_again() {
        consented();
        clock.forward(Duration.ofMinutes(10));
        String old = header().orElseThrow();
        server.access = "hush-killed";
        server.refresh = null;
        assertThat(again(old)).isEmpty();
        assertThat(header()).isEmpty();
        assertThat(kinds()).containsExactly("needs-authorization");
        assertThat(tokens.passingUntil(ACME)).isEmpty();
    }

    @Test
    void an_account_without_consent_needs_one() {
        assertThat(header()).isEmpty();
        assertThat(header()).isEmpty();
        assertThat(kinds()).containsExactly("needs-authorization");
        assertThat(notices.get(0).account()).isEqualTo("x-acme");
        assertThat(tokens.passingUntil(ACME)).isEmpty();
        assertThat(tokens.forApplication()).isEmpty();
    }

    @Test
    void without_offline_access_a_token_is_used_to_its_end() {
        server.scope = "tweet.read";
        consented();
        clock.forward(Duration.ofMinutes(119));
        assertThat(header()).isPresent();
        clock.forward(Duration.ofMinutes(1));
        assertThat(header()).isEmpty();
        assertThat(kinds()).containsExactly("needs-authorization");
        assertThat(server.rotations).isZero();
    }

    @Test
    void while_x_is_down_the_old_token_is_used_as_long_as_it_lives() {
        consented();
        to80Percent();
        String old = "Bearer " + server.access;
        for (int status : new int[] {500, 503, 429, 302, 408}) {
            server.mishaps.add(Mishap.answers(status, "<html></html>"));
            assertThat(header()).as("HTTP %d", status).contains(old);
            assertThat(server.mishaps).isEmpty();
            clock.forward(Rotation.PAUSE);
        }
        assertThat(header()).get().isNotEqualTo(old).matches(server::takes);
        assertThat(notices).isEmpty();
    }

    @Test
    void x_that_is_down_is_asked_again_after_a_pause_and_by_one_node() {
        consented();
        to80Percent();
        server.mishaps.add(Mishap.answers(503, ""));
        header();
        int asked = server.queries.size();
        RotatingTokens other = new RotatingTokens(node(), notices::add);
        for (int i = 0; i < 10; i++) {
            header();
            other.forAccount(ACME, "POST", POSTS);
        }
        assertThat(server.queries).hasSize(asked);
        clock.forward(Rotation.PAUSE);
        assertThat(other.forAccount(ACME, "POST", POSTS)).get().matches(server::takes);
    }

    @Test
    void a_pause_that_x_asks_for_is_kept() {
        consented();
        toTheEnd();
        server.mishaps.add(new Mishap(429, "", Map.of("retry-after", "300"), false));
        Instant asked = clock.instant();
        assertThat(header()).isEmpty();
        assertThat(tokens.passingUntil(ACME)).contains(asked.plusSeconds(300));
        clock.forward(Duration.ofSeconds(299));
        assertThat(header()).isEmpty();
        clock.forward(Duration.ofSeconds(1));
        assertThat(header()).get().matches(server::takes);
    }

    @Test
    void with_a_dead_token_and_x_down_the_account_waits_and_needs_nobody() {
        consented();
        toTheEnd();
        server.mishaps.add(Mishap.answers(503, ""));
        assertThat(header()).isEmpty();
        assertThat(tokens.passingUntil(ACME)).contains(clock.instant().plus(Rotation.PAUSE));
        assertThat(notices).isEmpty();
        clock.forward(Rotation.PAUSE);
        assertThat(tokens.passingUntil(ACME)).isEmpty();
        assertThat(header()).get().matches(server::takes);
    }

    @Test
    void a_refused_refresh_token_is_told_while_the_access_token_still_lives() {
        consented();
        to80Percent();
        String old = "Bearer " + server.access;
        server.mishaps.add(Mishap.answers(400, "{\"error\":\"invalid_grant\"}"));
        assertThat(header()).contains(old);
        assertThat(kinds()).containsExactly("needs-authorization");
        assertThat(header()).contains(old);
        assertThat(kinds()).hasSize(1);
        clock.forward(Duration.ofMinutes(30));
        assertThat(header()).isEmpty();
        assertThat(kinds()).hasSize(1);
        assertThat(tokens.passingUntil(ACME)).isEmpty();
    }

    @Test
    void every_node_knows_that_the_refresh_token_is_refused() {
        consented();
        toTheEnd();
        server.mishaps.add(Mishap.answers(400, "{\"error\":\"invalid_grant\"}"));
        assertThat(header()).isEmpty();
        int asked = server.queries.size();
        List<Notice> heard = new CopyOnWriteArrayList<>();
        assertThat(new RotatingTokens(node(), heard::add).forAccount(ACME, "POST", POSTS))
                .isEmpty();
        assertThat(server.queries).hasSize(asked);
        assertThat(heard).extracting(Notice::kind).containsExactly("needs-authorization");
    }

    /** X has answered 401 and worse to everybody before, for an hour. */
    @Test
    void a_refusal_that_was_x_s_error_heals_within_an_hour() {
        consented();
        toTheEnd();
        server.mishaps.add(Mishap.answers(400, "{\"error\":\"invalid_grant\"}"));
        assertThat(header()).isEmpty();
        clock.forward(Rotation.REFUSED_PAUSE);
        assertThat(header()).get().matches(server::takes);
    }

    @Test
    void a_new_consent_ends_the_need() {
        consented();
        toTheEnd();
        server.refresh = null;
        assertThat(header()).isEmpty();
        consented();
        assertThat(header()).get().matches(server::takes);
        toTheEnd();
        server.refresh = null;
        assertThat(header()).isEmpty();
        assertThat(kinds()).as("told anew").containsExactly("needs-authorization", "needs-authorization");
    }

    @Test
    void an_application_that_x_refuses_is_told_as_such_and_the_account_keeps_its_tokens() {
        consented();
        to80Percent();
        server.mishaps.add(Mishap.answers(401, "{\"error\":\"invalid_client\"}"));
        String old = "Bearer " + server.access;
        assertThat(header()).contains(old);
        assertThat(kinds()).containsExactly("client-forbidden");
        clock.forward(Rotation.PAUSE);
        assertThat(header()).get().isNotEqualTo(old);
    }

    @Test
    void an_invalid_request_that_is_not_about_the_token_is_no_reason_to_consent_again() {
        consented();
        to80Percent();
        String words = "Missing required parameter [client_id].";
        server.mishaps.add(
                Mishap.answers(400, "{\"error\":\"invalid_request\",\"error_description\":\"" + words + "\"}"));
        assertThat(header()).isPresent();
        assertThat(kinds()).containsExactly("client-forbidden");
    }

    /** The server has rotated, the answer is lost: the old word is spent. This cannot be cured, only be known. */
    @Test
    void after_a_lost_answer_the_old_token_is_used_then_the_account_needs_consent() {
        consented();
        to80Percent();
        String old = "Bearer " + server.access;
        server.mishaps.add(Mishap.lostAnswer());
        assertThat(header()).contains(old);
        assertThat(notices).isEmpty();
        clock.forward(Rotation.PAUSE);
        assertThat(header()).contains(old);
        assertThat(kinds()).containsExactly("needs-authorization");
    }

    @Test
    void a_connection_that_breaks_before_x_has_acted_costs_nothing() {
        consented();
        to80Percent();
        server.mishaps.add(Mishap.answers(500, ""));
        header();
        clock.forward(Rotation.PAUSE);
        assertThat(header()).get().matches(server::takes);
        assertThat(server.reused).isZero();
    }

    @Test
    void new_tokens_are_kept_before_they_are_used_and_kept_later_if_the_store_fails() {
        consented();
        to80Percent();
        String old = "Bearer " + server.access;
        store.writesLeft.set(1); // the hold, and no more
        assertThat(header()).contains(old);
        assertThat(server.rotations).isEqualTo(1);
        assertThat(header()).contains(old);
        store.writesLeft.set(Integer.MAX_VALUE);
        assertThat(header()).get().isNotEqualTo(old).matches(server::takes);
        assertThat(server.rotations).isEqualTo(1);
        assertThat(kept().access().reveal()).isEqualTo(server.access);
    }

    @Test
    void tokens_that_are_not_kept_yet_are_not_used_after_the_old_ones_end_either() {
        consented();
        toTheEnd();
        store.writesLeft.set(1);
        assertThat(header()).isEmpty();
        assertThat(tokens.passingUntil(ACME)).isPresent();
        store.writesLeft.set(Integer.MAX_VALUE);
        assertThat(header()).get().matches(server::takes);
        assertThat(server.rotations).isEqualTo(1);
        assertThat(notices).isEmpty();
    }

    @Test
    void a_store_that_takes_no_hold_keeps_x_from_being_asked() {
        consented();
        to80Percent();
        store.writesLeft.set(0);
        assertThat(header()).contains("Bearer " + server.access);
        toTheEnd();
        assertThat(header()).isEmpty();
        assertThat(tokens.passingUntil(ACME)).isPresent();
        assertThat(server.rotations).isZero();
    }

    @Test
    void while_the_store_does_not_answer_the_last_tokens_are_used() {
        consented();
        String old = header().orElseThrow();
        store.noReads = true;
        assertThat(header()).contains(old);
        to80Percent();
        assertThat(header()).contains(old);
        toTheEnd();
        assertThat(header()).isEmpty();
        assertThat(tokens.passingUntil(ACME)).isPresent();
        assertThat(notices).isEmpty();
        assertThat(new RotatingTokens(node(), notices::add).forAccount(ACME, "POST", POSTS))
                .isEmpty();
        store.noReads = false;
        assertThat(header()).get().matches(server::takes);
    }

    @Test
    void while_another_node_asks_nobody_else_does() {
        consented();
        toTheEnd();
        Stored stored = store.real.read("x-acme").orElseThrow();
        Instant until = clock.instant().plusSeconds(30);
        store.real.replace("x-acme", stored, stored.tokens().with(new Hold("another", until, false)));
        assertThat(header()).isEmpty();
        assertThat(tokens.passingUntil(ACME)).contains(until);
        assertThat(server.rotations).isZero();
        assertThat(notices).isEmpty();
        clock.forward(Duration.ofSeconds(30));
        assertThat(header()).get().matches(server::takes);
    }

    @Test
    void a_consent_that_comes_while_x_is_asked_is_not_written_over() {
        consented();
        toTheEnd();
        Stored before = store.real.read("x-acme").orElseThrow();
        Tokens consent = new Tokens(
                Secret.of("hush-new"),
                Secret.of("hush-newer"),
                clock.instant(),
                clock.instant().plusSeconds(7200),
                Set.of(),
                null);
        TokenStore racing = new TokenStore() {
            private int writes;

            @Override
            public Optional<Stored> read(String account) {
                if (writes == 1) { // the hold is taken, X has answered
                    writes++;
                    store.real.replace(account, store.real.read(account).orElseThrow(), consent);
                }
                return store.real.read(account);
            }

            @Override
            public boolean replace(String account, @Nullable Stored expected, Tokens next) {
                writes++;
                return store.real.replace(account, expected, next);
            }

            @Override
            public boolean remove(String account, Stored expected) {
                return false;
            }
        };
        RotatingTokens other = new RotatingTokens(
                new OAuth2(server.http(), server.client(), racing, PAGE, clock, new Random(7)), notices::add);
        assertThat(other.forAccount(ACME, "POST", POSTS)).contains("Bearer hush-new");
        assertThat(kept().access().reveal()).isEqualTo("hush-new");
        assertThat(before.version())
                .isNotEqualTo(store.real.read("x-acme").orElseThrow().version());
    }

    @Test
    void a_caller_that_is_interrupted_does_not_lose_the_account() {
        consented();
        to80Percent();
        Thread.currentThread().interrupt();
        assertThat(header()).isPresent();
        assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
        assertThat(header()).get().matches(server::takes);
        assertThat(server.rotations).isEqualTo(1);
        assertThat(server.reused).isZero();
    }

    @Test
    void tokens_are_fetched_beforehand() {
        consented();
        assertThat(tokens.run(List.of("x-acme"))).isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        clock.forward(Duration.ofMinutes(93));
        assertThat(tokens.run(List.of("x-acme"))).isEqualTo(clock.instant().plus(Duration.ofMinutes(3)));
        clock.forward(Duration.ofMinutes(3));
        tokens.run(List.of("x-acme", "x-nobody"));
        assertThat(server.rotations).isEqualTo(1);
    }

    @Test
    void a_listener_that_fails_and_a_word_that_is_no_token_break_nothing() {
        RotatingTokens deaf = new RotatingTokens(oauth2, notice -> {
            throw new IllegalStateException("hush");
        });
        assertThat(deaf.forAccount(ACME, "POST", POSTS)).isEmpty();
        Tokens broken = new Tokens(
                Secret.of("two\nlines"), null, clock.instant(), clock.instant().plusSeconds(60), Set.of(), null);
        store.real.replace("x-acme", null, broken);
        assertThat(header()).isEmpty();
        assertThat(again("Bearer")).isEmpty();
        assertThat(again("")).isEmpty();
    }
}
