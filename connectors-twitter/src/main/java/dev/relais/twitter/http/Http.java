package dev.relais.twitter.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Makes one request to X and says what came back. Never repeats a request, never follows a redirect. Thread-safe. */
public final class Http {
    /** What came back. */
    public sealed interface Reply {
        /** X answered; {@code body} up to the limit that was given. */
        record Answered(int status, HttpHeaders headers, byte[] body) implements Reply {
            @Override
            public String toString() {
                return "Answered[" + status + ", " + body.length + " bytes]";
            }
        }

        /** There was no connection: X has not seen the request. */
        record Unreachable() implements Reply {}

        /** The request may have been seen; nobody heard an answer. */
        record Lost(String detail) implements Reply {}
    }

    /** What a request carries. */
    public record Body(String contentType, byte[] bytes) {
        /** JSON. */
        public static Body json(String json) {
            return new Body("application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        /** A form, already encoded. */
        public static Body form(String encoded) {
            return new Body("application/x-www-form-urlencoded", encoded.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String toString() {
            return "Body[" + contentType + ", " + bytes.length + " bytes]";
        }
    }

    private static final String USER_AGENT = "relais";

    private final HttpClient client;
    private final String base;
    private final Duration timeout;

    /**
     * @param client must not follow redirects: it would carry tokens to other hosts
     * @param base scheme, host, and a path to put in front, if any
     * @param timeout from the request to the last byte of the answer
     */
    public Http(HttpClient client, URI base, Duration timeout) {
        this.client = client;
        this.base = base.toString().replaceAll("/+$", "");
        this.timeout = timeout;
    }

    /** X itself, with a client of its own and ten seconds for each request. */
    public static Http ofX() {
        return new Http(HttpClient.newHttpClient(), URI.create("https://api.x.com"), Duration.ofSeconds(10));
    }

    /** The whole address of a path. */
    public URI uri(String path) {
        return URI.create(base + path);
    }

    /** The client, for streams, which need their own handling of bodies. */
    public HttpClient client() {
        return client;
    }

    /** A request to be made by {@link #client()}, with the headers that every request carries. */
    public HttpRequest.Builder request(String method, String path, @Nullable Body body, Map<String, String> headers) {
        return request(method, uri(path), body, headers);
    }

    private static HttpRequest.Builder request(
            String method, URI uri, @Nullable Body body, Map<String, String> headers) {
        BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, sent)
                .header("Accept", "application/json")
                .header("User-Agent", USER_AGENT);
        if (body != null) {
            request.header("Content-Type", body.contentType());
        }
        headers.forEach(request::header);
        return request;
    }

    /**
     * One request.
     *
     * @param path with its query, encoded
     * @param body null for none
     * @param headers {@code Authorization} among them
     * @param limit how many bytes of the answer are read at most
     */
    public Reply call(String method, String path, @Nullable Body body, Map<String, String> headers, int limit) {
        return call(request(method, path, body, headers), limit);
    }

    private Reply call(HttpRequest.Builder asked, int limit) {
        HttpRequest request = asked.timeout(timeout).build();
        CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request, answer -> new FirstBytes(limit));
        try {
            // The request's own timeout ends with the answer's headers; this one ends with its body.
            HttpResponse<byte[]> answer = call.get(timeout.toMillis() + 200, TimeUnit.MILLISECONDS);
            return new Reply.Answered(answer.statusCode(), answer.headers(), answer.body());
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Reply.Lost("X did not answer in time");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost("the wait for X's answer was interrupted");
        }
    }

    /** One request to an address that X named, which carries its own permission: no token goes there. */
    public Reply callElsewhere(String method, URI uri, @Nullable Body body, Map<String, String> headers, int limit) {
        return call(request(method, uri, body, headers), limit);
    }

    private static Reply failed(@Nullable Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Reply.Unreachable();
        }
        return new Reply.Lost("the connection to X failed"
                + (cause == null ? "" : ": " + cause.getClass().getSimpleName()));
    }
}
