package dev.relais.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.Network.Verdict;
import dev.relais.testkit.RecordedCall.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The web server of a fake network: a free port on the loopback interface. Judges calls one at a time, writes them down
 * before it answers, and lets mishaps happen.
 */
final class Loopback implements AutoCloseable {
    /** Tells the host what a call brought about. */
    interface Echoes {
        /** Called before the answer. */
        void before(List<SignedDelivery> echoes);

        /** Called after the answer, or after the connection was closed instead. */
        void after(List<SignedDelivery> echoes);
    }

    private record Turn(@Nullable HttpAnswer answer, List<SignedDelivery> echoes, Mishap.@Nullable Held held) {}

    private final Network network;
    private final InstantSource clock;
    private final Object lock;
    private final Echoes echoes;
    private final Mishaps mishaps = new Mishaps();
    private final List<RecordedCall> calls = new ArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads;

    /** Starts at once; {@code lock} also guards the state that {@code network} reads and changes. */
    Loopback(Network network, InstantSource clock, Object lock, Echoes echoes) {
        this.network = network;
        this.clock = clock;
        this.lock = lock;
        this.echoes = echoes;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "relais-testkit");
            thread.setDaemon(true);
            return thread;
        });
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI base() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    Mishaps mishaps() {
        return mishaps;
    }

    List<RecordedCall> calls() {
        synchronized (lock) {
            return List.copyOf(calls);
        }
    }

    /** Takes no more calls; calls that are held get no answer. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Incoming incoming = Incoming.read(exchange);
            Turn turn;
            synchronized (lock) {
                turn = decide(incoming);
            }
            echoes.before(turn.echoes());
            if (turn.held() != null) {
                turn.held().hold();
            }
            if (turn.answer() != null) {
                write(exchange, turn.answer());
            }
            exchange.close();
            echoes.after(turn.echoes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A matcher of the test's that throws, or a fault of this fake, is told to the caller and not hidden as a lost connection. */
    private Turn decide(Incoming incoming) {
        try {
            return judged(incoming);
        } catch (RuntimeException e) {
            return new Turn(new HttpAnswer(500, "text/plain", Map.of(), "the fake failed: " + e), List.of(), null);
        }
    }

    private Turn judged(Incoming incoming) {
        Verdict verdict = network.judge(incoming);
        NetworkCall call = redacted(incoming, verdict.account());
        if (verdict instanceof Verdict.Refused refused) {
            return answered(call, refused.answer(), false, List.of(), null);
        }
        Verdict.InOrder inOrder = (Verdict.InOrder) verdict;
        Optional<Mishap> mishap = mishaps.take(call);
        return mishap.isPresent() && !(mishap.get() instanceof Mishap.Held)
                ? gone(call, incoming, inOrder, mishap.get())
                : done(call, inOrder, (Mishap.Held) mishap.orElse(null));
    }

    private Turn done(NetworkCall call, Verdict.InOrder inOrder, Mishap.@Nullable Held held) {
        Effect effect = inOrder.act().get();
        return answered(call, effect.answer().with(inOrder.headers()), true, effect.echoes(), held);
    }

    private Turn gone(NetworkCall call, Incoming incoming, Verdict.InOrder inOrder, Mishap mishap) {
        if (mishap instanceof Mishap.Throttled throttled) {
            HttpAnswer answer = network.throttled(incoming, throttled.untilReset());
            Map<String, String> headers = new LinkedHashMap<>(inOrder.headers());
            headers.putAll(answer.headers());
            return answered(call, answer.with(headers), false, List.of(), null);
        }
        if (mishap instanceof Mishap.Answers answers) {
            List<SignedDelivery> told = echoes(inOrder, answers.executed());
            HttpAnswer answer =
                    new HttpAnswer(answers.status(), answers.contentType(), inOrder.headers(), answers.body());
            return answered(call, answer, answers.executed(), told, null);
        }
        boolean executed = mishap instanceof Mishap.Closes closes && closes.executed();
        List<SignedDelivery> told = echoes(inOrder, executed);
        calls.add(new RecordedCall(call, new Outcome.Unanswered(executed)));
        return new Turn(null, told, null);
    }

    private static List<SignedDelivery> echoes(Verdict.InOrder inOrder, boolean executed) {
        return executed ? inOrder.act().get().echoes() : List.of();
    }

    private Turn answered(
            NetworkCall call,
            HttpAnswer answer,
            boolean executed,
            List<SignedDelivery> told,
            Mishap.@Nullable Held held) {
        calls.add(new RecordedCall(call, new Outcome.Answered(answer.status(), answer.body(), executed)));
        return new Turn(answer, told, held);
    }

    private NetworkCall redacted(Incoming incoming, @Nullable String account) {
        Set<String> secrets = network.secrets(incoming);
        Map<String, String> query = new LinkedHashMap<>(incoming.query());
        query.values().removeIf(secrets::contains);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(incoming.headers());
        headers.remove("Authorization");
        String body = incoming.text();
        for (String secret : secrets) {
            body = secret.isEmpty() ? body : body.replace(secret, "[token]");
        }
        long number = calls.size() + 1L;
        return new NetworkCall(
                number, clock.instant(), account, incoming.method(), incoming.path(), query, headers, body);
    }

    private static void write(HttpExchange exchange, HttpAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
