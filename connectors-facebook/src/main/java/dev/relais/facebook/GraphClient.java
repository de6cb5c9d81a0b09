package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes one call to the graph and says what came back. Never repeats a call. Thread-safe. */
final class GraphClient {
    /** What came back. */
    sealed interface Reply {
        /** Meta answered, with JSON or with something else. */
        record Answered(
                int status, HttpHeaders headers, @Nullable JsonNode body) implements Reply {}

        /** There was no connection: Meta has not seen the call. */
        record Unreachable() implements Reply {}

        /** The call may have been seen; nobody heard an answer. */
        record Lost(String detail) implements Reply {}
    }

    private static final long GRACE_MILLIS = 250;

    private final GraphSettings settings;
    private final VersionWatch versions;

    GraphClient(GraphSettings settings, VersionWatch versions) {
        this.settings = settings;
        this.versions = versions;
    }

    /** Reads. {@code query} is encoded. */
    Reply get(String path, String query, Secret token) {
        return exchange(request(path, query, token).GET().build());
    }

    /** Acts. */
    Reply post(String path, JsonNode body, Secret token) {
        return exchange(request(path, "", token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(StrictJson.write(body), StandardCharsets.UTF_8))
                .build());
    }

    /** The token goes in a header, where no access log keeps it; its proof is no secret. */
    private HttpRequest.Builder request(String path, String query, Secret token) {
        String proof = proof(settings.proof(), token);
        String all = query + (query.isEmpty() || proof.isEmpty() ? "" : "&") + proof;
        String uri = settings.base() + "/" + settings.version() + path + (all.isEmpty() ? "" : "?" + all);
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + token.reveal())
                .header("Accept", "application/json");
    }

    private static String proof(@Nullable Secret appSecret, Secret token) {
        if (appSecret == null) {
            return "";
        }
        byte[] hmac = appSecret.hmacSha256(token.reveal().getBytes(StandardCharsets.UTF_8));
        return "appsecret_proof=" + HexFormat.of().formatHex(hmac);
    }

    /** The client's own time limit ends with the answer's headers; ours bounds its body too. */
    private Reply exchange(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = settings.http().sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answered(answer.get(settings.timeout().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Reply.Lost("no whole answer within " + settings.timeout());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost("interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    /** Only where no connection came about is it certain that Meta has not seen the call. */
    private static Reply failed(@Nullable Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Reply.Unreachable();
        }
        return new Reply.Lost("the connection failed: "
                + (cause == null ? "no cause" : cause.getClass().getSimpleName()));
    }

    private Reply answered(HttpResponse<byte[]> response) {
        versions.saw(response.headers());
        JsonNode body;
        try {
            body = StrictJson.read(response.body());
        } catch (NotJsonException e) {
            body = null;
        }
        return new Reply.Answered(response.statusCode(), response.headers(), body);
    }
}
