package dev.relais.twitter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on loopback that gives one answer and keeps what it was asked. {@code [token]} in the answer is the token that came. */
final class FakeApi implements AutoCloseable {
    /** One request as it came in. */
    record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(" and ", headers.getOrDefault(name, List.of()));
        }
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 500;
    private volatile String body = "";
    private volatile Map<String, String> headers = Map.of();

    FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakeApi answers(int answeredStatus, String answeredBody, Map<String, String> answeredHeaders) {
        status = answeredStatus;
        body = answeredBody;
        headers = answeredHeaders;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI(), Map.copyOf(exchange.getRequestHeaders()), text));
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String said = body.replace("[token]", token.substring(token.indexOf(' ') + 1));
        byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
