package dev.relais.testkit;

import dev.relais.testkit.Network.Effect;
import dev.relais.testkit.Network.Verdict;
import dev.relais.testkit.RecordedCall.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    private record Turn(
            @Nullable HttpAnswer answer,
            List<SignedDelivery> echoes,
            Mishap.@Nullable Held held,
            Network.@Nullable Flow stream) {
        Turn(@Nullable HttpAnswer answer, List<SignedDelivery> echoes, Mishap.@Nullable Held held) {
            this(answer, echoes, held, null);
        }
    }

    private final Network network;
    private final InstantSource clock;
    private final Object lock;
    private final Echoes echoes;
    private final Mishaps mishaps = new Mishaps();
    private final List<RecordedCall> calls = new ArrayList<>();
    private final HttpPort port;
    private long arrived;

    /** Starts at once; {@code lock} also guards the state that {@code network} reads and changes. */
    Loopback(Network network, InstantSource clock, Object lock, Echoes echoes) {
        this.network = network;
        this.clock = clock;
        this.lock = lock;
        this.echoes = echoes;
        this.port = new HttpPort(this::handle);
    }

    URI base() {
        return port.base();
    }

    Mishaps mishaps() {
        return mishaps;
    }

    List<RecordedCall> calls() {
        synchronized (lock) {
            return calls.stream()
                    .sorted(Comparator.comparingLong(c -> c.call().number()))
                    .toList();
        }
    }

    /** Takes no more calls; calls that are held get no answer. */
    @Override
    public void close() {
        port.close();
    }

    private boolean handle(Incoming incoming, Line line) throws IOException, InterruptedException {
        Turn turn;
        synchronized (lock) {
            turn = decide(incoming);
        }
        echoes.before(turn.echoes());
        if (turn.held() != null) {
            turn.held().hold();
        }
        boolean again = !HttpPort.has(incoming.headers(), "Connection", "close");
        if (turn.answer() == null) {
            line.close();
            again = false;
        } else if (turn.stream() != null) {
            turn.stream().run(line, turn.answer());
            again = false;
        } else {
            line.answer(turn.answer());
        }
        echoes.after(turn.echoes());
        return again;
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
        long number = ++arrived;
        Verdict verdict = network.judge(incoming);
        NetworkCall call = redacted(number, incoming, verdict.account());
        if (verdict instanceof Verdict.Refused refused) {
            write(incoming, verdict, call, refused.answer(), false);
            return new Turn(refused.answer(), List.of(), null);
        }
        Verdict.InOrder inOrder = (Verdict.InOrder) verdict;
        Optional<Mishap> mishap = mishaps.take(call);
        return mishap.isPresent() && !(mishap.get() instanceof Mishap.Held)
                ? gone(call, incoming, inOrder, mishap.get())
                : done(call, incoming, inOrder, (Mishap.Held) mishap.orElse(null));
    }

    private Turn done(NetworkCall call, Incoming incoming, Verdict.InOrder inOrder, Mishap.@Nullable Held held) {
        Effect effect = inOrder.act().get();
        HttpAnswer answer = effect.answer().with(inOrder.headers());
        write(incoming, inOrder, call, answer, true);
        return new Turn(answer, effect.echoes(), held, effect.stream());
    }

    private Turn gone(NetworkCall call, Incoming incoming, Verdict.InOrder inOrder, Mishap mishap) {
        if (mishap instanceof Mishap.Throttled throttled) {
            HttpAnswer answer = network.throttled(incoming, throttled.untilReset());
            Map<String, String> headers = new LinkedHashMap<>(inOrder.headers());
            headers.putAll(answer.headers());
            HttpAnswer whole = answer.with(headers);
            write(incoming, inOrder, call, whole, false);
            return new Turn(whole, List.of(), null);
        }
        if (mishap instanceof Mishap.Answers answers) {
            List<SignedDelivery> told = echoes(inOrder, answers.executed());
            HttpAnswer answer =
                    new HttpAnswer(answers.status(), answers.contentType(), inOrder.headers(), answers.body());
            write(incoming, inOrder, call, answer, answers.executed());
            return new Turn(answer, told, null);
        }
        boolean executed = mishap instanceof Mishap.Closes closes && closes.executed();
        List<SignedDelivery> told = echoes(inOrder, executed);
        RecordedCall recorded = new RecordedCall(call, new Outcome.Unanswered(executed));
        calls.add(recorded);
        network.written(incoming, recorded, Map.of(), inOrder);
        return new Turn(null, told, null);
    }

    private static List<SignedDelivery> echoes(Verdict.InOrder inOrder, boolean executed) {
        return executed ? inOrder.act().get().echoes() : List.of();
    }

    private void write(Incoming incoming, Verdict verdict, NetworkCall call, HttpAnswer answer, boolean executed) {
        String body = answer.body();
        for (String secret : network.issued()) {
            body = body.replace(secret, "[token]");
        }
        RecordedCall recorded = new RecordedCall(call, new Outcome.Answered(answer.status(), body, executed));
        calls.add(recorded);
        network.written(incoming, recorded, answer.headers(), verdict);
    }

    private NetworkCall redacted(long number, Incoming incoming, @Nullable String account) {
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
        return new NetworkCall(
                number, clock.instant(), account, incoming.method(), incoming.path(), query, headers, body);
    }
}
