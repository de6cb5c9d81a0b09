package dev.relais.twitter.feed;

import com.sun.net.httpserver.HttpServer;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The host's web server, with one method mounted in it. */
public final class Door implements AutoCloseable {
    private final HttpServer server;

    /** Opens a port; what comes is answered so. */
    public Door(Function<WebhookRequest, WebhookResponse> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                WebhookResponse response = answers.apply(new WebhookRequest(
                        exchange.getRequestMethod(),
                        query(exchange.getRequestURI().getRawQuery()),
                        exchange.getRequestHeaders(),
                        exchange.getRequestBody().readAllBytes()));
                byte[] body = response.body();
                exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : (raw == null ? "" : raw).split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/x";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
