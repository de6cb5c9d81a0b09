package dev.relais.twitter;

import dev.relais.Secret;
import dev.relais.account.Account;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes one request to X and says what came back. Never repeats a request. Thread-safe. */
final class XClient {
    /** What came back. */
    sealed interface Reply {
        /** X answered. */
        record Answered(int status, HttpHeaders headers, byte[] body) implements Reply {}

        /** There was no connection: X has not seen the request. */
        record Unreachable() implements Reply {}

        /** The request may have been seen; nobody heard an answer. */
        record Lost(String detail) implements Reply {}
    }

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final HttpClient http;
    private final String base;
    private final Function<Account, Optional<Secret>> tokens;
    private final InstantSource clock;
    private final Duration timeout;

    XClient(
            HttpClient http,
            URI base,
            Function<Account, Optional<Secret>> tokens,
            InstantSource clock,
            Duration timeout) {
        this.http = http;
        this.base = base.toString().replaceAll("/+$", "");
        this.tokens = tokens;
        this.clock = clock;
        this.timeout = timeout;
    }

    Instant now() {
        return clock.instant();
    }

    /** The host's code may fail; and the HTTP client would quote a token with a line break in its message. */
    Optional<String> token(Account account) {
        try {
            return tokens.apply(account)
                    .map(Secret::reveal)
                    .filter(token -> TOKEN.matcher(token).matches());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * One request.
     *
     * @param path with its query
     * @param body JSON; null for none
     * @param limit how many bytes of the answer are read at most
     */
    Reply call(String method, String path, @Nullable String body, String token, int limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("User-Agent", "relais");
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(request.build(), answer -> new FirstBytes(limit));
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

    private static Reply failed(@Nullable Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Reply.Unreachable();
        }
        return new Reply.Lost("the connection to X failed"
                + (cause == null ? "" : ": " + cause.getClass().getSimpleName()));
    }
}
