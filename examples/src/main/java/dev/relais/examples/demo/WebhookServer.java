package dev.relais.examples.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.desk.Desk;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A desk's webhooks on the JDK's own web server: {@code /webhooks/x} and {@code /webhooks/facebook}, loopback only. */
public final class WebhookServer implements AutoCloseable {
    /** More than any connector takes: it says 413 itself. */
    private static final int MOST = 8 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /**
     * Starts to listen.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public WebhookServer(Desk desk, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        for (String network : List.of("x", "facebook")) {
            server.createContext("/webhooks/" + network, exchange -> answer(exchange, desk, network));
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, Desk desk, String network) throws IOException {
        try (exchange;
                InputStream in = exchange.getRequestBody()) {
            WebhookRequest request = new WebhookRequest(
                    exchange.getRequestMethod(),
                    query(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestHeaders(),
                    in.readNBytes(MOST));
            WebhookResponse response = desk.receive(network, request);
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
            byte[] body = response.body();
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : (raw == null ? "" : raw).split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            try {
                query.putIfAbsent(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                query.putIfAbsent(name, value);
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
