package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** One stream that somebody listens to. What is to be written waits in a queue, so that nobody waits for a slow reader. */
final class XConnection implements Network.Flow {
    private static final int SLOW = 20_000;
    private static final byte[] END = new byte[0];
    private static final byte[] ABORT = new byte[0];

    final String id;
    final XRequest request;
    final Instant connected;
    private final XStream stream;
    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private volatile @Nullable Line line;

    @Nullable
    Instant disconnected;

    String reason = "";
    boolean stale;

    XConnection(String id, XStream stream, XRequest request, Instant connected) {
        this.id = id;
        this.stream = stream;
        this.request = request;
        this.connected = connected;
    }

    void write(byte[] chunk) {
        if (stale || disconnected != null) {
            return;
        }
        chunks.add(chunk);
        if (chunks.size() > SLOW) {
            stream.over(this, "SlowReader");
            cut();
        }
    }

    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body ends as it should, after what is to be written. */
    void end() {
        chunks.add(END);
    }

    /** The connection breaks, after what is to be written. */
    void abort() {
        chunks.add(ABORT);
    }

    /** The connection breaks at once. */
    void cut() {
        chunks.clear();
        chunks.add(ABORT);
        Line open = line;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is broken, which was asked for.
            }
        }
    }

    @Override
    public void run(Line open, HttpAnswer head) throws IOException, InterruptedException {
        line = open;
        try {
            open.begin(head);
            open.whenLeft(() -> {
                stream.left(this);
                chunks.add(ABORT);
            });
            byte[] next = chunks.take();
            while (next != ABORT && next != END) {
                open.chunk(next);
                next = chunks.take();
            }
            if (next == END) {
                open.end();
            }
        } finally {
            open.close();
            stream.left(this);
        }
    }

    ObjectNode rest() {
        ObjectNode rest = StrictJson.object()
                .put("id", id)
                .put("endpoint_name", stream.name())
                .put("connected_at", XPayloads.time(connected))
                .put("client_ip", "127.0.0.1");
        if (disconnected != null) {
            rest.put("disconnected_at", XPayloads.time(disconnected)).put("disconnect_reason", reason);
        }
        return rest;
    }
}
