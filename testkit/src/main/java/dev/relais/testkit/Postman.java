package dev.relais.testkit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Brings webhooks to the host over HTTP/1.1, within ten seconds each. */
final class Postman {
    record Answer(int status, byte[] body) {}

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    int post(SignedDelivery delivery, URI host) {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(delivery.path()))
                .timeout(LIMIT)
                .POST(BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().forEach(request::header);
        return send(request.build()).status();
    }

    Answer get(URI uri) {
        return send(HttpRequest.newBuilder(uri).timeout(LIMIT).GET().build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while the host was answering"));
        }
    }
}
