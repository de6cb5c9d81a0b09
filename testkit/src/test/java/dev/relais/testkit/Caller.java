package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A plain HTTP client, as a connector would use one. */
final class Caller {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    Caller(URI base) {
        this.base = base;
    }

    HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        return send("POST", path, token, "application/json", json);
    }

    HttpResponse<String> send(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return client.send(request(method, path, token, type, body).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String token, String json, Duration limit)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("POST", path, token, "application/json", json);
        return client.send(request.timeout(limit).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String token, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static JsonNode json(HttpResponse<String> response) {
        return StrictJson.read(response.body());
    }
}
