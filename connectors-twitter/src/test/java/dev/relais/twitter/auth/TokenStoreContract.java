package dev.relais.twitter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.twitter.auth.TokenStore.Stored;
import dev.relais.twitter.auth.Tokens.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} must keep to. Extend it with a store of your own. Instants are compared to the microsecond. */
public abstract class TokenStoreContract {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00.123456Z");

    /** For subclasses. */
    protected TokenStoreContract() {}

    /** A store in which nothing is kept yet. Called once for each test. */
    protected abstract TokenStore store();

    private static Tokens tokens(String word) {
        return tokens(word, new Hold("h-" + word, AT.plusSeconds(30), true));
    }

    private static Tokens tokens(String word, @Nullable Hold hold) {
        Secret refresh = Secret.of("refresh-" + word);
        return new Tokens(
                Secret.of("access-" + word), refresh, AT, AT.plusSeconds(7200), Set.of("tweet.read", "dm.read"), hold);
    }

    private static Stored kept(TokenStore store, String account) {
        return store.read(account).orElseThrow();
    }

    private static String access(TokenStore store, String account) {
        return kept(store, account).tokens().access().reveal();
    }

    @Test
    void what_was_kept_comes_back_whole() {
        TokenStore store = store();
        assertThat(store.read("x-acme")).isEmpty();
        assertThat(store.replace("x-acme", null, tokens("one"))).isTrue();
        Tokens back = kept(store, "x-acme").tokens();
        assertThat(back.access().reveal()).isEqualTo("access-one");
        assertThat(back.refresh()).isNotNull().extracting(Secret::reveal).isEqualTo("refresh-one");
        assertThat(back.issuedAt()).isEqualTo(AT);
        assertThat(back.expiresAt()).isEqualTo(AT.plusSeconds(7200));
        assertThat(back.scopes()).containsExactlyInAnyOrder("tweet.read", "dm.read");
        assertThat(back.hold()).isEqualTo(new Hold("h-one", AT.plusSeconds(30), true));
        assertThat(store.read("x-other")).isEmpty();
    }

    @Test
    void what_may_be_missing_may_be_missing() {
        TokenStore store = store();
        Tokens bare = new Tokens(Secret.of("a"), null, AT, AT.plusSeconds(1), Set.of(), null);
        assertThat(store.replace("x-acme", null, bare)).isTrue();
        Tokens back = kept(store, "x-acme").tokens();
        assertThat(back.refresh()).isNull();
        assertThat(back.hold()).isNull();
        assertThat(back.scopes()).isEmpty();
    }

    @Test
    void nothing_is_kept_over_what_the_writer_has_not_seen() {
        TokenStore store = store();
        assertThat(store.replace("x-acme", null, tokens("one"))).isTrue();
        assertThat(store.replace("x-acme", null, tokens("two"))).isFalse();
        Stored one = kept(store, "x-acme");
        assertThat(store.replace("x-acme", one, tokens("two"))).isTrue();
        assertThat(store.replace("x-acme", one, tokens("three"))).isFalse();
        assertThat(access(store, "x-acme")).isEqualTo("access-two");
        assertThat(kept(store, "x-acme").version()).isNotEqualTo(one.version());
    }

    @Test
    void the_same_tokens_kept_again_have_another_version() {
        TokenStore store = store();
        store.replace("x-acme", null, tokens("one"));
        Stored one = kept(store, "x-acme");
        assertThat(store.replace("x-acme", one, tokens("one"))).isTrue();
        assertThat(store.replace("x-acme", one, tokens("two"))).isFalse();
    }

    @Test
    void what_was_forgotten_is_not_replaced_nor_mistaken_for_what_came_later() {
        TokenStore store = store();
        store.replace("x-acme", null, tokens("one"));
        Stored one = kept(store, "x-acme");
        assertThat(store.remove("x-acme", one)).isTrue();
        assertThat(store.read("x-acme")).isEmpty();
        assertThat(store.remove("x-acme", one)).isFalse();
        assertThat(store.replace("x-acme", one, tokens("two"))).isFalse();
        assertThat(store.read("x-acme")).isEmpty();
        assertThat(store.replace("x-acme", null, tokens("one"))).isTrue();
        assertThat(store.replace("x-acme", one, tokens("two"))).isFalse();
        assertThat(store.remove("x-acme", one)).isFalse();
        assertThat(access(store, "x-acme")).isEqualTo("access-one");
    }

    @Test
    void accounts_do_not_touch_each_other() {
        TokenStore store = store();
        store.replace("a", null, tokens("a"));
        store.replace("b", null, tokens("b"));
        assertThat(store.replace("a", kept(store, "b"), tokens("c"))).isFalse();
        assertThat(access(store, "a")).isEqualTo("access-a");
        assertThat(access(store, "b")).isEqualTo("access-b");
    }

    @Test
    void of_many_writers_at_once_one_wins_each_round() throws Exception {
        TokenStore store = store();
        store.replace("x-acme", null, tokens("0"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                Stored seen = kept(store, "x-acme");
                List<Callable<Boolean>> writers = new ArrayList<>();
                for (int writer = 0; writer < 8; writer++) {
                    Tokens mine = tokens(round + "-" + writer);
                    writers.add(() -> store.replace("x-acme", seen, mine));
                }
                int won = -1;
                List<Future<Boolean>> results = threads.invokeAll(writers);
                for (int writer = 0; writer < 8; writer++) {
                    if (results.get(writer).get()) {
                        assertThat(won).as("round %d", round).isEqualTo(-1);
                        won = writer;
                    }
                }
                assertThat(access(store, "x-acme")).isEqualTo("access-" + round + "-" + won);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
