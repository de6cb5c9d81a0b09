package dev.relais.twitter.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A server over raw sockets that a test drives: it says what it is told to, byte by byte. */
final class Tap implements AutoCloseable {
    /** What a connection does once its request was read. */
    interface Script {
        void play(Line line) throws IOException;
    }

    /** A connection. */
    static final class Line {
        final String request;
        private final Socket socket;
        private final OutputStream out;

        private Line(String request, Socket socket) throws IOException {
            this.request = request;
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        /** Begins a stream that has no end of its own. */
        void open() throws IOException {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void chunk(String text) throws IOException {
            chunk(text.getBytes(StandardCharsets.UTF_8));
        }

        void chunk(byte[] bytes) throws IOException {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void answer(int status, String headers, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(("HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\n" + headers
                            + "Content-Length: " + bytes.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            socket.close();
        }

        void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.close();
        }

        void drop() throws IOException {
            socket.close();
        }

        /** Waits until the other side closes. */
        boolean isClosedByClient() {
            try {
                return socket.getInputStream().read() < 0;
            } catch (IOException e) {
                return true;
            }
        }
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Deque<Script> scripts = new ArrayDeque<>();
    private final ServerSocket server;

    Tap() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "tap");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The next connection does this; without a script it is opened and left silent. */
    synchronized Tap next(Script script) {
        scripts.add(script);
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket), "tap connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = in.readLine();
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                // Only the first line is looked at.
            }
            Line line = new Line(first == null ? "" : first, socket);
            Script script;
            synchronized (this) {
                script = scripts.poll();
            }
            requests.add(line.request);
            if (script == null) {
                line.open();
            } else {
                script.play(line);
            }
            lines.add(line);
        } catch (IOException e) {
            // The client went away, which some tests want.
        }
    }

    /** Waits for a condition, ten seconds at most. */
    static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to pass within ten seconds");
            }
            LockSupport.parkNanos(200_000);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Line line : lines) {
                line.drop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
