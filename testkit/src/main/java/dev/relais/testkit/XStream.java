package dev.relais.testkit;

import dev.relais.testkit.Network.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One of X's streams and all who listen to it. Events are written by themselves; keep-alives, errors and faults when a test asks for
 * them, and silence while it does not. Thread-safe.
 */
public final class XStream {
    private static final String CRLF = "\r\n";
    private static final long PATIENCE_MILLIS = 500;

    private record Past(Instant at, Function<XRequest, String> line) {}

    private final XWorld world;
    private final String name;
    private final int most;
    private final List<XConnection> open = new ArrayList<>();
    private final List<XConnection> history = new ArrayList<>();
    private final List<Past> past = new ArrayList<>();
    private boolean noticesLate;

    XStream(XWorld world, String name, int most) {
        this.world = world;
        this.name = name;
        this.most = most;
    }

    /** X's name of it: {@code activity_stream} or {@code filtered_stream}. */
    public String name() {
        return name;
    }

    /** Writes a keep-alive, CR LF, to all who listen. */
    public void heartbeat() {
        raw(CRLF);
    }

    /** Writes a line and its CR LF. */
    public void line(String json) {
        raw(json + CRLF);
    }

    /** Writes several lines in one chunk. */
    public void together(String... lines) {
        raw(String.join(CRLF, lines) + CRLF);
    }

    /** Writes a line and its CR LF byte by byte, each in a chunk of its own. */
    public void byteByByte(String json) {
        byte[] bytes = (json + CRLF).getBytes(StandardCharsets.UTF_8);
        synchronized (world) {
            for (XConnection connection : open) {
                for (byte one : bytes) {
                    connection.write(new byte[] {one});
                }
            }
        }
    }

    /** Writes the first half of a line, then breaks the connections. */
    public void halfLineThenClose(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(bytes, bytes.length / 2);
        synchronized (world) {
            open.forEach(c -> c.write(half));
        }
        abort();
    }

    /** Writes these characters as one chunk, whatever they are. */
    public void raw(String text) {
        synchronized (world) {
            open.forEach(c -> c.write(text));
        }
    }

    /** Writes {@code operational-disconnect} and ends the answers. */
    public void disconnect(XDisconnect kind) {
        line(kind.line());
        end();
    }

    /** Ends the answers as HTTP ends them. */
    public void end() {
        over("OperationalDisconnect", XConnection::end);
    }

    /** Breaks the connections without an end. */
    public void abort() {
        over("InternalError", XConnection::abort);
    }

    private void over(String reason, Consumer<XConnection> how) {
        synchronized (world) {
            for (XConnection connection : List.copyOf(open)) {
                how.accept(connection);
                over(connection, reason);
            }
        }
    }

    /** X does not notice any more that a listener has left: the connection counts until it is deleted through the API. */
    public void noticeLate() {
        synchronized (world) {
            noticesLate = true;
        }
    }

    /** How many connections X believes to be open. */
    public int open() {
        synchronized (world) {
            return open.size();
        }
    }

    /** How many connections there have been. */
    public int opened() {
        synchronized (world) {
            return history.size();
        }
    }

    /** Waits until so many connections are open; false where they were not within {@code limit}. */
    public boolean awaitOpen(int connections, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (world) {
            while (open.size() != connections) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                world.wait(left);
            }
            return true;
        }
    }

    /** An event, the same for all. */
    void emit(String json) {
        emit(request -> json);
    }

    /** An event as each listener has asked for it. */
    void emit(Function<XRequest, String> json) {
        past.add(new Past(world.clock.instant(), json));
        open.forEach(c -> c.write(json.apply(c.request) + CRLF));
    }

    /** Somebody wants to listen; refused where X believes that there are as many as there may be. */
    Supplier<Effect> connect(XRequest request) {
        awaitRoom();
        if (open.size() >= most) {
            throw XRefused.with(XErrors.connections());
        }
        return () -> {
            XConnection made = new XConnection(world.nextId(), this, request, world.clock.instant());
            open.add(made);
            history.add(made);
            Instant since = since(request);
            Instant until = Objects.requireNonNullElse(request.time("end_time"), Instant.MAX);
            past.stream()
                    .filter(p -> !p.at().isBefore(since) && p.at().isBefore(until))
                    .forEach(p -> made.write(p.line().apply(request) + CRLF));
            world.notifyAll();
            HttpAnswer head = new HttpAnswer(200, "application/json; charset=utf-8", Map.of(), "");
            return new Effect(head, List.of(), made);
        };
    }

    private Instant since(XRequest request) {
        Instant start = request.time("start_time");
        int minutes = request.number("backfill_minutes", 0);
        if (start != null) {
            return start;
        }
        return minutes == 0 ? Instant.MAX : world.clock.instant().minus(Duration.ofMinutes(minutes));
    }

    /** A listener that has just left is noticed within a moment. */
    private void awaitRoom() {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        try {
            long left = PATIENCE_MILLIS;
            while (open.size() >= most && !noticesLate && left > 0) {
                world.wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void left(XConnection connection) {
        synchronized (world) {
            if (noticesLate && connection.disconnected == null) {
                connection.stale = true;
            } else {
                over(connection, "ClientDisconnect");
            }
        }
    }

    void over(XConnection connection, String reason) {
        if (open.remove(connection)) {
            connection.disconnected = world.clock.instant();
            connection.reason = reason;
            world.notifyAll();
        }
    }

    /** The application has all connections deleted. */
    List<XConnection> kill() {
        List<XConnection> killed = new ArrayList<>();
        for (XConnection connection : List.copyOf(open)) {
            over(connection, "KilledByClient");
            connection.cut();
            killed.add(connection);
        }
        return killed;
    }

    List<XConnection> history() {
        return history;
    }
}
