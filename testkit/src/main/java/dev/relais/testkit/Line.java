package dev.relais.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;

/** One connection of an {@link HttpPort}, to answer one call. Used by the thread that serves it. */
final class Line {
    private static final byte[] CRLF = {'\r', '\n'};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Executor threads;

    Line(Socket socket, InputStream in, OutputStream out, Executor threads) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.threads = threads;
    }

    /** The whole answer at once. */
    void answer(HttpAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        head(answer, "Content-Length: " + body.length);
        out.write(body);
        out.flush();
    }

    /** The head of an answer whose body comes in chunks. */
    void begin(HttpAnswer answer) throws IOException {
        head(answer, "Transfer-Encoding: chunked");
        out.flush();
    }

    /** One chunk, sent at once. */
    void chunk(byte[] bytes) throws IOException {
        out.write(Integer.toHexString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        out.write(CRLF);
        out.write(bytes);
        out.write(CRLF);
        out.flush();
    }

    /** The last chunk: the body is complete. */
    void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Runs {@code left} once the caller has closed the connection. */
    void whenLeft(Runnable left) {
        threads.execute(() -> {
            try {
                // A caller that speaks while it listens is not heard.
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // A connection that was reset is closed too.
            }
            left.run();
        });
    }

    void close() throws IOException {
        socket.close();
    }

    private void head(HttpAnswer answer, String length) throws IOException {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(" -\r\n")
                .append(length)
                .append("\r\n");
        if (!answer.contentType().isEmpty()) {
            head.append("Content-Type: ").append(answer.contentType()).append("\r\n");
        }
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
