package dev.relais.twitter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends one reply with one request. X has no idempotency key, so what is not known is never tried again here. */
final class XSender {
    private static final int ANSWER_LIMIT = 64 * 1024;
    private static final Pattern USER = Pattern.compile("[0-9]{1,20}");
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private final HttpClient http;
    private final String base;
    private final Function<Account, Optional<Secret>> tokens;
    private final InstantSource clock;
    private final Duration timeout;

    XSender(
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

    SendOutcome send(SendRequest request) {
        boolean open = request.visibility() == Visibility.PUBLIC;
        if (open && (request.inReplyTo() == null || request.inReplyTo().isEmpty())) {
            return new Rejected("invalid", "a public reply needs the post that it answers");
        }
        if (!open
                && (request.customer() == null
                        || !USER.matcher(request.customer()).matches())) {
            return new Rejected("invalid", "a direct message needs the customer's id on X, a number");
        }
        if (request.text().isBlank()) {
            return new Rejected("invalid", "there is nothing to say");
        }
        Optional<Secret> token = token(request.account());
        if (token.isEmpty()) {
            return new Rejected("not-authorized", "the account has no access token that can be used");
        }
        ObjectNode body = StrictJson.object().put("text", request.text());
        if (open) {
            body.putObject("reply").put("in_reply_to_tweet_id", request.inReplyTo());
        }
        String path = open ? "/2/tweets" : "/2/dm_conversations/with/" + request.customer() + "/messages";
        return post(
                path,
                StrictJson.write(body),
                open ? "id" : "dm_event_id",
                token.get().reveal());
    }

    /** The host's code may fail; and the HTTP client would quote a token with a line break in its message. */
    private Optional<Secret> token(Account account) {
        try {
            return tokens.apply(account)
                    .filter(token -> TOKEN.matcher(token.reveal()).matches());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private SendOutcome post(String path, String body, String id, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "relais")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> call = http.sendAsync(request, answer -> new FirstBytes(ANSWER_LIMIT));
        try {
            // The request's own timeout ends with the answer's headers; this one ends with its body.
            return outcome(call.get(timeout.toMillis() + 200, TimeUnit.MILLISECONDS), id, token);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Unknown("X did not answer in time");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Unknown("the wait for X's answer was interrupted");
        }
    }

    /** Without a connection nothing was sent; after that nobody knows. */
    private static SendOutcome failed(@Nullable Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Rejected("unreachable", "X cannot be reached");
        }
        return new Unknown("the connection to X failed"
                + (cause == null ? "" : ": " + cause.getClass().getSimpleName()));
    }

    private SendOutcome outcome(HttpResponse<byte[]> answer, String idMember, String token) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            String id = id(answer.body(), idMember);
            return id == null ? new Unknown("X took the reply and gave it no id") : new Sent(id);
        }
        if (status < 400 || status >= 500) {
            return new Unknown("X answered with HTTP " + status);
        }
        Problem problem = Problem.read(answer.body());
        if (status == 429) {
            Duration otherwise =
                    problem.types().contains("usage-capped") ? Duration.ofHours(24) : Duration.ofMinutes(1);
            return new Throttled(RateLimit.until(answer.headers(), clock.instant(), otherwise));
        }
        return Refusals.outcome(status, problem, token);
    }

    private static @Nullable String id(byte[] body, String member) {
        try {
            JsonNode data = Tolerant.member(StrictJson.read(body), "data");
            return Tolerant.id(data, member);
        } catch (NotJsonException e) {
            return null;
        }
    }
}
