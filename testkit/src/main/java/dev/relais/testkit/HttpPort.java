package dev.relais.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on a free port of the loopback interface, with a thread for each connection. Written by hand because a fake network must
 * decide over every byte: answers that end in the middle, chunks of one byte, and callers that leave a stream unnoticed.
 */
final class HttpPort implements AutoCloseable {
    /** Serves one call; returns whether the connection may be used again. */
    interface Handler {
        boolean handle(Incoming call, Line line) throws IOException, InterruptedException;
    }

    private static final int LONGEST_LINE = 32_768;

    private final ServerSocket port;
    private final Handler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relais-testkit");
        thread.setDaemon(true);
        return thread;
    });

    HttpPort(Handler handler) {
        this.handler = handler;
        try {
            port = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI base() {
        return URI.create("http://" + port.getInetAddress().getHostAddress() + ":" + port.getLocalPort());
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
            open.forEach(HttpPort::closeQuietly);
        }
    }

    private void accept() {
        try {
            while (!port.isClosed()) {
                Socket socket = port.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | java.util.concurrent.RejectedExecutionException e) {
            closeQuietly(port);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
            boolean again = true;
            while (again && !socket.isClosed()) {
                Incoming call = read(in, out);
                again = call != null && handler.handle(call, new Line(socket, in, out, threads));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The caller has left, or spoke no HTTP: there is nobody to tell.
            closeQuietly(socket);
        } finally {
            open.remove(socket);
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // It is closed as far as it can be.
        }
    }

    private static @Nullable Incoming read(InputStream in, OutputStream out) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("not HTTP/1.1");
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IOException("a header without a colon");
            }
            headers.computeIfAbsent(header.substring(0, colon).strip(), name -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        if (has(headers, "Expect", "100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        URI uri = uri(parts[1]);
        return new Incoming(
                parts[0],
                uri.getPath(),
                Incoming.form(uri.getRawQuery()),
                uri.getRawQuery(),
                headers,
                body(in, headers));
    }

    private static URI uri(String target) throws IOException {
        try {
            return URI.create(target);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a request target", e);
        }
    }

    static boolean has(Map<String, List<String>> headers, String name, String value) {
        return headers.getOrDefault(name, List.of()).stream()
                .anyMatch(v -> v.toLowerCase(Locale.ROOT).contains(value));
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers) throws IOException {
        if (has(headers, "Transfer-Encoding", "chunked")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            int size = chunkSize(in);
            while (size > 0) {
                whole.writeBytes(exactly(in, size));
                line(in);
                size = chunkSize(in);
            }
            line(in);
            return whole.toByteArray();
        }
        List<String> length = headers.getOrDefault("Content-Length", List.of("0"));
        return exactly(in, Integer.parseInt(length.get(0)));
    }

    private static int chunkSize(InputStream in) throws IOException {
        String size = line(in);
        if (size == null) {
            throw new EOFException();
        }
        int end = size.indexOf(';');
        return Integer.parseInt((end < 0 ? size : size.substring(0, end)).strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Up to the end of the line, which is left out; null where nothing comes any more. */
    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        int c = in.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line is too long");
            }
            line.append((char) c);
            c = in.read();
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
