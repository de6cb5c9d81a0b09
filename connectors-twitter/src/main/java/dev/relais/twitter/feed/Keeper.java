package dev.relais.twitter.feed;

import dev.relais.connect.DeliverySink;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.read.XReader;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the lines of one stream in order, from a bounded queue: whoever reads the stream waits when it is full, and X then ends the
 * connection. A line that cannot be kept is tried again until it can. How far the feed was kept is written down every few seconds.
 */
final class Keeper implements AutoCloseable {
    private static final int ROOM = 1_000;
    private static final Duration BETWEEN_MARKS = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 10_000;

    private record Line(byte[] bytes, Instant at) {}

    private final XApi api;
    private final XStream.Source source;
    private final DeliverySink sink;
    private final Cursors cursors;
    private final Executor executor;
    private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(ROOM);
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean full;
    private volatile boolean closed;
    private boolean toldSlow;
    private Instant kept = Instant.MIN;
    private Instant marked = Instant.MIN;

    Keeper(XApi api, XStream.Source source, DeliverySink sink, Cursors cursors, Executor executor) {
        this.api = api;
        this.source = source;
        this.sink = sink;
        this.cursors = cursors;
        this.executor = executor;
    }

    /** Takes a line; waits while there is no room. */
    void put(byte[] bytes) {
        Line line = new Line(bytes, api.now());
        try {
            toldSlow &= queue.remainingCapacity() < ROOM / 2;
            if (!queue.offer(line)) {
                full = true;
                slow();
                while (!closed && !queue.offer(line, 100, TimeUnit.MILLISECONDS)) {
                    work();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            full = false;
        }
        work();
    }

    /** Told once, until half of the room is free again. */
    private void slow() {
        if (!toldSlow) {
            toldSlow = true;
            api.budget().tell("stream-slow", null, source.feed() + ": " + ROOM + " lines wait to be kept");
        }
    }

    /** The stream gave a sign of life: everything up to now was kept if nothing waits. */
    void heard(Instant at) {
        if (queue.isEmpty() && !working.get()) {
            advance(at);
        }
    }

    /** Whether the reader waits for room. */
    boolean isFull() {
        return full;
    }

    private void work() {
        if (!closed && working.compareAndSet(false, true)) {
            executor.execute(this::keepAll);
        }
    }

    private void keepAll() {
        try {
            for (Line line = queue.peek(); line != null && !closed; line = queue.peek()) {
                if (keep(line)) {
                    queue.remove();
                }
            }
        } finally {
            working.set(false);
        }
        if (!queue.isEmpty()) {
            work();
        }
    }

    /** Returns false only where it was closed meanwhile. */
    private boolean keep(Line line) {
        long pause = FIRST_PAUSE;
        while (!closed) {
            try {
                sink.deliver(XReader.NETWORK, source.account(), line.bytes());
                advance(line.at());
                return true;
            } catch (RuntimeException e) {
                if (!paused(pause)) {
                    return false;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        }
        return false;
    }

    private static boolean paused(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized void advance(Instant at) {
        kept = at;
        if (marked.equals(Instant.MIN) || !at.isBefore(marked.plus(BETWEEN_MARKS))) {
            mark();
        }
    }

    /** Writes down how far the feed was kept. */
    synchronized void mark() {
        if (kept.isAfter(marked)) {
            cursors.write(source.feed(), kept.toString());
            marked = kept;
        }
    }

    @Override
    public void close() {
        closed = true;
        mark();
    }
}
