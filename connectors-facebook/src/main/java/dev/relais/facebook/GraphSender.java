package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.HideRequest;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Blocked;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.facebook.GraphClient.Reply;
import dev.relais.facebook.GraphErrors.GraphError;
import dev.relais.facebook.GraphErrors.Kind;
import dev.relais.json.Tolerant;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Acts with exactly one call each. The Send API has no idempotency key, so nothing is ever tried again here: what may have
 * been sent is unknown until the echo tells. Thread-safe.
 */
final class GraphSender {
    private static final Duration BUSINESS_USE_CASE_PAUSE = Duration.ofHours(1);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(60);
    private static final Duration UNREACHABLE_PAUSE = Duration.ofSeconds(30);

    private final GraphSettings settings;
    private final GraphClient client;

    GraphSender(GraphSettings settings, GraphClient client) {
        this.settings = settings;
        this.client = client;
    }

    SendOutcome send(SendRequest request) {
        Optional<Rejected> refusal = GraphCall.refusal(request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Account account = request.account();
        String node = settings.nodes().getOrDefault(account.id(), account.externalId());
        if (node == null && request.visibility() == Visibility.PRIVATE) {
            return new Blocked("config", "the network's id of account " + account.id() + " is not known");
        }
        return act(account, GraphCall.of(request, node));
    }

    SendOutcome hide(HideRequest request) {
        Optional<Rejected> refusal = GraphCall.refusal(request);
        return refusal.isPresent() ? refusal.get() : act(request.account(), GraphCall.of(request));
    }

    private SendOutcome act(Account account, GraphCall call) {
        Secret token = settings.tokens().get(account.id());
        if (token == null) {
            return new Blocked("not-authorized", "no access token is set for account " + account.id());
        }
        Reply reply = client.post(call.path(), call.body(), token);
        if (reply instanceof Reply.Unreachable) {
            return new Throttled(settings.clock().instant().plus(UNREACHABLE_PAUSE));
        }
        return reply instanceof Reply.Answered answer
                ? outcome(call, answer, account.externalId())
                : new Unknown(((Reply.Lost) reply).detail());
    }

    private SendOutcome outcome(GraphCall call, Reply.Answered answer, @Nullable String externalId) {
        int status = answer.status();
        JsonNode body = answer.body();
        if (body == null) {
            return new Unknown("HTTP " + status + " without JSON");
        }
        GraphError error = GraphErrors.read(body);
        if (error != null) {
            return refused(error, status, answer.headers(), externalId);
        }
        return status >= 200 && status < 300
                ? done(call, status, body)
                : refused(new GraphError(0, 0, false, ""), status, answer.headers(), externalId);
    }

    private static SendOutcome done(GraphCall call, int status, JsonNode body) {
        if (call.known() == null) {
            String id = Tolerant.id(body, call.answered());
            String customer = call.reveals() ? Tolerant.id(body, "recipient_id") : null;
            return id == null ? new Unknown("HTTP " + status + " without " + call.answered()) : new Sent(id, customer);
        }
        JsonNode success = Tolerant.member(body, call.answered());
        if (success == null) {
            return new Unknown("HTTP " + status + " without " + call.answered());
        }
        return success.asBoolean()
                ? new Sent(call.known())
                : new Rejected("refused", "Meta says that it did not do it");
    }

    private SendOutcome refused(GraphError error, int status, HttpHeaders headers, @Nullable String externalId) {
        Kind kind = error.kind(status);
        if (kind == Kind.THROTTLED) {
            Duration fallback = error.businessUseCase() ? BUSINESS_USE_CASE_PAUSE : SHORT_PAUSE;
            Duration pause =
                    BusinessUseCaseUsage.regainAccess(headers, externalId).orElse(fallback);
            return new Throttled(settings.clock().instant().plus(pause));
        }
        if (kind == Kind.AMBIGUOUS) {
            return new Unknown("HTTP " + status + ": " + error.describe(kind));
        }
        return kind.isForOperator()
                ? new Blocked(kind.word(), error.describe(kind))
                : new Rejected(kind.word(), error.describe(kind));
    }
}
