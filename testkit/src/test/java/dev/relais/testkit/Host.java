package dev.relais.testkit;

import com.sun.net.httpserver.HttpServer;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A host that mounts webhooks under every path and remembers what came. */
final class Host implements AutoCloseable {
    private final List<WebhookRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Host(Function<WebhookRequest, WebhookResponse> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                WebhookRequest request = new WebhookRequest(
                        exchange.getRequestMethod(),
                        Incoming.form(exchange.getRequestURI().getRawQuery()),
                        exchange.getRequestHeaders(),
                        exchange.getRequestBody().readAllBytes());
                paths.add(exchange.getRequestURI().getPath());
                requests.add(request);
                WebhookResponse response = answers.apply(request);
                exchange.sendResponseHeaders(
                        response.status(), response.body().length == 0 ? -1 : response.body().length);
                exchange.getResponseBody().write(response.body());
            }
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<WebhookRequest> requests() {
        return requests;
    }

    List<String> paths() {
        return paths;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
