package dev.relais.twitter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.twitter.auth.TokenStore.Stored;
import dev.relais.twitter.budget.Notice;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads of several nodes against a server that ends an account's tokens when a refresh token is used twice. */
class RotationRaceTest {
    private static final int ROUNDS = Integer.getInteger("relais.rotations", 30);
    private static final URI PAGE = URI.create("https://x.com/i/oauth2/authorize");
    private static final URI POSTS = URI.create("https://api.x.com/2/tweets");
    private static final Account ACME = new Account("x-acme", "x", null, "acme", null);

    private final OAuthServer server = new OAuthServer(true);
    private final Turned clock = new Turned();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private OAuth2 oauth2(TokenStore own, long seed) {
        return new OAuth2(server.http(), server.client(), own, PAGE, clock, new Random(seed));
    }

    private RotatingTokens node(TokenStore own, long seed) {
        return new RotatingTokens(oauth2(own, seed), notices::add);
    }

    private void consented() {
        OAuth2 first = oauth2(store, 1);
        Authorization pending = first.begin(ACME, URI.create("https://desk.example/"), OAuth2.SUPPORT_SCOPES, null);
        assertThat(first.redeem(pending, ACME, pending.state(), server.consent(pending)))
                .isInstanceOf(Consent.Granted.class);
    }

    /** What the door to X does: a header, X's answer, and once more after 401; all over again while it is said to pass. */
    private String acted(RotatingTokens node) {
        while (true) {
            Optional<String> header = node.forAccount(ACME, "POST", POSTS);
            if (header.isPresent() && !server.takes(header.get())) {
                header = node.again(ACME, "POST", POSTS, header.get());
            }
            if (header.isPresent()) {
                return header.get();
            }
            assertThat(node.passingUntil(ACME)).isPresent();
            Thread.onSpinWait();
        }
    }

    @Test
    void sixteen_threads_of_four_nodes_refresh_once_each_time_and_never_lose_the_account() throws Exception {
        consented();
        List<RotatingTokens> nodes = List.of(node(store, 11), node(store, 12), node(store, 13), node(store, 14));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                clock.forward(Duration.ofMinutes(
                        switch (round % 3) {
                            case 0 -> 97;
                            case 1 -> 121;
                            default -> 10;
                        }));
                if (round % 3 == 2) {
                    synchronized (server) {
                        server.access = "hush-killed";
                    }
                }
                List<Callable<String>> calls = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    RotatingTokens node = nodes.get(i % 4);
                    calls.add(() -> acted(node));
                }
                for (Future<String> call : threads.invokeAll(calls)) {
                    assertThat(call.get()).startsWith("Bearer ");
                }
                for (RotatingTokens node : nodes) {
                    assertThat(node.forAccount(ACME, "POST", POSTS))
                            .as("round %d", round)
                            .get()
                            .matches(server::takes);
                }
                assertThat(server.rotations).isEqualTo(round);
                assertThat(server.reused).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(notices).isEmpty();
    }

    /** Its node dies at one step: nothing it was going to do after that is done. */
    private static final class DyingStore implements TokenStore {
        static final class Death extends Error {
            private static final long serialVersionUID = 1L;
        }

        private final TokenStore real;
        private final int step;
        private int steps;

        DyingStore(TokenStore real, int step) {
            this.real = real;
            this.step = step;
        }

        synchronized void live() {
            if (++steps > step) {
                throw new Death();
            }
        }

        @Override
        public Optional<Stored> read(String account) {
            live();
            Optional<Stored> stored = real.read(account);
            live();
            return stored;
        }

        @Override
        public boolean replace(String account, @Nullable Stored expected, Tokens next) {
            live();
            boolean done = real.replace(account, expected, next);
            live();
            return done;
        }

        @Override
        public boolean remove(String account, Stored expected) {
            throw new IllegalStateException("nothing is removed here");
        }
    }

    @Test
    void a_node_that_dies_loses_the_account_only_between_x_s_answer_and_the_store() {
        List<Integer> lost = new ArrayList<>();
        int step = 0;
        boolean died = true;
        for (; died; step++) {
            consented();
            clock.forward(Duration.ofMinutes(121));
            int rotations = server.rotations;
            DyingStore dying = new DyingStore(store, step);
            died = dies(node(dying, 20 + step));
            Secret kept = store.read("x-acme").orElseThrow().tokens().refresh();
            boolean unkept = server.rotations > rotations
                    && !String.valueOf(server.refresh).equals(reveal(kept));
            clock.forward(Rotation.LEASE);
            notices.clear();
            Optional<String> header = node(store, 100 + step).forAccount(ACME, "POST", POSTS);
            if (unkept) {
                assertThat(header).isEmpty();
                assertThat(notices).extracting(Notice::kind).containsExactly("needs-authorization");
                lost.add(step);
            } else {
                assertThat(header).as("step %d", step).get().matches(server::takes);
                assertThat(notices).isEmpty();
            }
        }
        // Two reads and the hold are six steps; of the read and the write that keep the answer the last step comes too
        // late to lose it.
        assertThat(step).isEqualTo(11);
        assertThat(lost).containsExactly(6, 7, 8);
    }

    private static boolean dies(RotatingTokens node) {
        try {
            return node.forAccount(ACME, "POST", POSTS).isEmpty();
        } catch (DyingStore.Death e) {
            return true;
        }
    }

    private static @Nullable String reveal(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    /** A node so slow that its hold has ended when X answers; another asked meanwhile, and was refused. */
    @Test
    void an_answer_that_comes_after_its_hold_has_ended_is_kept_all_the_same() {
        consented();
        clock.forward(Duration.ofMinutes(121));
        RotatingTokens second = node(store, 31);
        TokenStore slow = new TokenStore() {
            private int writes;
            private boolean late;

            @Override
            public Optional<Stored> read(String account) {
                if (writes == 1 && !late) {
                    late = true;
                    clock.forward(Rotation.LEASE);
                    assertThat(second.forAccount(ACME, "POST", POSTS)).isEmpty();
                }
                return store.read(account);
            }

            @Override
            public boolean replace(String account, @Nullable Stored expected, Tokens next) {
                writes++;
                return store.replace(account, expected, next);
            }

            @Override
            public boolean remove(String account, Stored expected) {
                return false;
            }
        };
        Optional<String> header = node(slow, 30).forAccount(ACME, "POST", POSTS);
        assertThat(header).isPresent();
        assertThat(second.forAccount(ACME, "POST", POSTS)).isEqualTo(header);
    }
}
