package dev.relais.twitter.feed;

import dev.relais.connect.DeliverySink;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import dev.relais.twitter.http.Http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of X that is kept open: over HTTP/1.1, closed and opened again when nothing came for {@link #SILENCE}, with the pauses that
 * X asks for after each class of trouble, and with connections that X believes to be open closed first.
 *
 * <p>What comes is put into a bounded queue and kept from there, in order. {@link #run} opens the stream and watches it; it never waits
 * for lines. Thread-safe.
 */
final class XStream implements Task, AutoCloseable {
    /** X sends a heartbeat every 20 seconds at least. The timeout of a request does not cover a body, so this has to be watched. */
    static final Duration SILENCE = Duration.ofSeconds(21);

    /** A connection that lived so long was a good one. */
    private static final Duration GOOD = Duration.ofSeconds(30);

    private static final Duration HEADERS = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int UNAUTHORIZED = 401;
    private static final Logger LOG = LoggerFactory.getLogger(XStream.class);
    private static final int LONGEST_LINE = 4 * 1024 * 1024;
    private static final int LONGEST_ERROR = 64 * 1024;
    private static final Duration MOST_BACKFILL = Duration.ofMinutes(5);

    /**
     * What a stream is.
     *
     * @param feed names it among the host's cursors
     * @param path with its query
     * @param account the desk's own name of the account that lines are for; null where each line tells
     * @param backfills whether X may be asked for what was missed, up to five minutes of it: not on every tier
     */
    record Source(
            String feed,
            Endpoint endpoint,
            String path,
            @Nullable String account,
            boolean backfills) {}

    /** What was missed. */
    interface Gaps {
        /** Nothing was heard from {@code from} on, until now. */
        void missed(Instant from);
    }

    private final XApi api;
    private final Source source;
    private final Executor executor;
    private final Keeper keeper;
    private final Gaps gaps;
    private final Cursors cursors;
    private @Nullable InputStream body;
    private Backoff backoff = Backoff.NONE;
    private Instant next = Instant.MIN;
    private Instant openedAt = Instant.MIN;
    private volatile Instant heardAt = Instant.MIN;
    private boolean opening;
    private volatile boolean closed;
    private volatile Runnable changed = () -> {};

    /** @param executor runs one thread that reads and one that keeps, for as long as the stream is open */
    XStream(XApi api, Source source, DeliverySink sink, Cursors cursors, Gaps gaps, Executor executor) {
        this.api = api;
        this.source = source;
        this.executor = executor;
        this.gaps = gaps;
        this.cursors = cursors;
        this.keeper = new Keeper(api, source, sink, cursors, executor);
    }

    @Override
    public Instant run() {
        Instant now = api.now();
        synchronized (this) {
            if (closed) {
                return Instant.MAX;
            }
            if (body != null) {
                return watched(now);
            }
            if (opening || now.isBefore(next)) {
                return opening ? now.plus(LOOK) : next;
            }
            opening = true;
        }
        executor.execute(this::open);
        return now.plus(LOOK);
    }

    /** Closes a stream that has gone silent: its read fails at once, and X sees that nobody reads. */
    private Instant watched(Instant now) {
        Instant limit = heardAt.plus(SILENCE);
        if (now.isBefore(limit) || keeper.isFull()) {
            return now.isBefore(limit) ? limit : now.plus(LOOK);
        }
        api.budget().tell("stream-lost", null, source.feed() + " was silent for " + SILENCE.toSeconds() + " s");
        abandon();
        return now.plus(LOOK);
    }

    private void abandon() {
        InputStream open = body;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is gone, which is what was wanted.
            }
        }
    }

    /** Calls {@code listener} whenever {@link #run} has something new to say. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    /** Whether a connection stands. */
    synchronized boolean isOpen() {
        return body != null;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            abandon();
        }
        keeper.close();
    }

    /** Whatever goes wrong, with X or with what the host keeps, the stream is opened again. */
    private void open() {
        try {
            opened();
        } catch (RuntimeException e) {
            // The class only: a message may quote a customer.
            LOG.warn("{} of X failed with {}", source.feed(), e.getClass().getName());
            failed(Backoff.Trouble.NETWORK, "a fault here");
        }
    }

    private void opened() {
        Instant now = api.now();
        Optional<Instant> from = cursors.read(source.feed()).flatMap(XStream::instant);
        Call call = Call.get(source.endpoint(), path(from, now), null, Urgency.INTERACTIVE);
        Optional<Answer> held = api.held(call);
        Optional<String> header = api.applicationHeader();
        if (held.isPresent()) {
            Answer why = held.get();
            again(why instanceof Answer.Limited limited ? limited.until() : now.plus(Duration.ofMinutes(5)));
            return;
        }
        if (header.isEmpty()) {
            api.budget().tell("needs-authorization", null, "there is no application token for " + source.feed());
            again(now.plus(Duration.ofMinutes(5)));
            return;
        }
        try {
            HttpResponse<InputStream> answer = asked(call, header.get());
            if (answer.statusCode() == 200) {
                from.filter(last -> last.plus(SILENCE).isBefore(now)).ifPresent(gaps::missed);
                read(answer.body());
            } else {
                refused(call, answer, header.get());
            }
        } catch (ExecutionException | TimeoutException | IOException e) {
            failed(Backoff.Trouble.NETWORK, "no connection");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(Backoff.Trouble.NETWORK, "interrupted");
        }
    }

    private String path(Optional<Instant> from, Instant now) {
        if (!source.backfills() || from.isEmpty()) {
            return source.path();
        }
        Duration gap = Duration.between(from.get(), now);
        long minutes = Math.max(1, Math.min(gap.plusSeconds(59).toMinutes(), MOST_BACKFILL.toMinutes()));
        String sign = source.path().contains("?") ? "&" : "?";
        return source.path() + sign + "backfill_minutes=" + minutes;
    }

    private static Optional<Instant> instant(String position) {
        try {
            return Optional.of(Instant.parse(position));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<InputStream> asked(Call call, String header)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<InputStream>> asked = api.http()
                .client()
                .sendAsync(
                        api.http()
                                .request("GET", call.path(), null, Map.of("Authorization", header))
                                .version(HttpClient.Version.HTTP_1_1)
                                .timeout(HEADERS)
                                .build(),
                        BodyHandlers.ofInputStream());
        try {
            return asked.get(HEADERS.toMillis() + 200, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw e;
        }
    }

    private void read(InputStream stream) throws IOException {
        synchronized (this) {
            opening = false;
            openedAt = api.now();
            heardAt = openedAt;
            body = stream;
        }
        changed.run();
        // Should nothing ever come, the next connection still knows since when it has to be looked for.
        keeper.heard(openedAt);
        api.budget().accepted(source.endpoint(), "");
        api.budget().tell("stream-connected", null, source.feed());
        if (closed) {
            stream.close();
        }
        Lines lines = new Lines(
                LONGEST_LINE,
                keeper::put,
                () -> api.budget().tell("stream-lost", null, source.feed() + ": a line of over 4 MiB was left out"));
        Backoff.Trouble trouble = Backoff.Trouble.ENDED;
        try (stream) {
            byte[] buffer = new byte[16 * 1024];
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                heardAt = api.now();
                lines.add(buffer, length);
                heardAt = api.now();
                keeper.heard(heardAt);
            }
        } catch (IOException e) {
            trouble = Backoff.Trouble.NETWORK;
        } finally {
            keeper.mark();
        }
        failed(trouble, "the connection ended");
    }

    private void refused(Call call, HttpResponse<InputStream> answer, String header) throws IOException {
        byte[] error;
        try (InputStream in = answer.body()) {
            error = in.readNBytes(LONGEST_ERROR);
        }
        if (Disconnects.isTooManyConnections(answer.statusCode(), error)) {
            closeOthers();
            failed(Backoff.Trouble.HTTP, "X believes that earlier connections are open; they were closed");
            return;
        }
        if (answer.statusCode() == UNAUTHORIZED
                && api.otherApplicationHeader(header).isPresent()) {
            failed(Backoff.Trouble.NETWORK, "the application's token was renewed");
            return;
        }
        Answer meant = api.read(call, new Reply.Answered(answer.statusCode(), answer.headers(), error), header);
        if (meant instanceof Answer.Limited limited) {
            failed(Backoff.Trouble.LIMITED, "too many requests");
            again(limited.until());
            return;
        }
        if (answer.statusCode() == 409) {
            api.budget().tell("stream-lost", null, source.feed() + " has no rules");
        }
        failed(Backoff.Trouble.HTTP, "HTTP " + answer.statusCode());
    }

    /** X notices late that a client is gone, and takes no other until then. */
    private void closeOthers() {
        api.call(Call.change(Endpoint.CONNECTIONS_CLOSE, "DELETE", "/2/connections/all", null, (Body) null));
    }

    private void failed(Backoff.Trouble trouble, String why) {
        boolean wasOpen = ended(trouble);
        if (wasOpen && !closed) {
            api.budget().tell("stream-lost", null, source.feed() + ": " + why);
        }
        changed.run();
    }

    /** Returns whether it was open. */
    private synchronized boolean ended(Backoff.Trouble trouble) {
        Instant now = api.now();
        boolean wasGood = body != null && !now.isBefore(openedAt.plus(GOOD));
        boolean wasOpen = body != null;
        body = null;
        opening = false;
        backoff = (wasGood ? Backoff.NONE : backoff).after(wasGood ? Backoff.Trouble.ENDED : trouble);
        next = now.plus(backoff.pause());
        return wasOpen;
    }

    private void again(Instant at) {
        synchronized (this) {
            opening = false;
            next = at.isAfter(next) ? at : next;
        }
        changed.run();
    }
}
