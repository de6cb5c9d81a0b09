package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.facebook.GraphErrors.GraphError;
import dev.relais.facebook.GraphErrors.Kind;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a reply with exactly one call. The Send API has no idempotency key, so nothing is ever tried again here: what may
 * have been sent is unknown until the echo tells. Thread-safe.
 */
final class GraphSender {
    private static final Duration BUSINESS_USE_CASE_PAUSE = Duration.ofHours(1);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(60);
    private static final long GRACE_MILLIS = 250;

    private final GraphSettings settings;
    private final VersionWatch versions;

    GraphSender(GraphSettings settings, VersionWatch versions) {
        this.settings = settings;
        this.versions = versions;
    }

    SendOutcome send(SendRequest request) {
        Optional<Rejected> refusal = GraphCall.refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Account account = request.account();
        Secret token = settings.tokens().get(account.id());
        if (token == null) {
            return new Rejected("not-authorized", "no access token is set for account " + account.id());
        }
        String node = settings.nodes().getOrDefault(account.id(), account.externalId());
        if (node == null && request.visibility() == Visibility.PRIVATE) {
            return new Rejected("config", "the network's id of account " + account.id() + " is not known");
        }
        GraphCall call = GraphCall.of(request, node);
        return exchange(call, post(call, token), account.externalId());
    }

    /** The token goes in a header, where no access log keeps it; its proof is no secret. */
    private HttpRequest post(GraphCall call, Secret token) {
        String uri = settings.base() + "/" + settings.version() + call.path() + proof(settings.proof(), token);
        return HttpRequest.newBuilder(URI.create(uri))
                .timeout(settings.timeout())
                .header("Authorization", "Bearer " + token.reveal())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(StrictJson.write(call.body()), StandardCharsets.UTF_8))
                .build();
    }

    private static String proof(@Nullable Secret appSecret, Secret token) {
        if (appSecret == null) {
            return "";
        }
        byte[] hmac = appSecret.hmacSha256(token.reveal().getBytes(StandardCharsets.UTF_8));
        return "?appsecret_proof=" + HexFormat.of().formatHex(hmac);
    }

    /** The client's own time limit ends with the answer's headers; ours bounds its body too. */
    private SendOutcome exchange(GraphCall call, HttpRequest request, @Nullable String externalId) {
        CompletableFuture<HttpResponse<byte[]>> answer = settings.http().sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return outcome(
                    call, answer.get(settings.timeout().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS), externalId);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Unknown("no whole answer within " + settings.timeout());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Unknown("interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    /** Only where no connection came about is it certain that nothing was sent. */
    private SendOutcome failed(@Nullable Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Rejected(
                    "unreachable", "no connection to " + settings.base().getHost());
        }
        return new Unknown("the connection failed: "
                + (cause == null ? "no cause" : cause.getClass().getSimpleName()));
    }

    private SendOutcome outcome(GraphCall call, HttpResponse<byte[]> response, @Nullable String externalId) {
        versions.saw(response.headers());
        int status = response.statusCode();
        JsonNode body;
        try {
            body = StrictJson.read(response.body());
        } catch (NotJsonException e) {
            return new Unknown("HTTP " + status + " without JSON");
        }
        GraphError error = GraphErrors.read(body);
        if (error != null) {
            return refused(error, status, response.headers(), externalId);
        }
        String id = Tolerant.id(body, call.answered());
        if (status >= 200 && status < 300) {
            return id == null ? new Unknown("HTTP " + status + " without " + call.answered()) : new Sent(id);
        }
        return refused(new GraphError(0, 0, false, ""), status, response.headers(), externalId);
    }

    private SendOutcome refused(GraphError error, int status, HttpHeaders headers, @Nullable String externalId) {
        Kind kind = error.kind(status);
        return switch (kind) {
            case THROTTLED -> {
                Duration fallback = error.businessUseCase() ? BUSINESS_USE_CASE_PAUSE : SHORT_PAUSE;
                Duration pause =
                        BusinessUseCaseUsage.regainAccess(headers, externalId).orElse(fallback);
                yield new Throttled(settings.clock().instant().plus(pause));
            }
            case AMBIGUOUS -> new Unknown("HTTP " + status + ": " + error.describe(kind));
            default -> new Rejected(kind.word(), error.describe(kind));
        };
    }
}
