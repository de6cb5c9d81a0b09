package dev.relais.twitter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.HideRequest;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Blocked;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.XClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Acts with one request each. X has no idempotency key, so what is not known is never tried again here. */
final class XSender {
    private static final int ANSWER_LIMIT = 64 * 1024;
    private static final Duration UNREACHABLE_PAUSE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** X's ids, of people and of posts. */
    static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final XClient client;

    XSender(XClient client) {
        this.client = client;
    }

    SendOutcome send(SendRequest request) {
        boolean open = request.visibility() == Visibility.PUBLIC;
        String customer = request.customer();
        if (open && (request.inReplyTo() == null || request.inReplyTo().isEmpty())) {
            return new Rejected("invalid", "a public reply needs the post that it answers");
        }
        if (!open && (customer == null || !ID.matcher(customer).matches())) {
            return new Rejected("invalid", "a direct message needs the customer's id on X, a number");
        }
        if (request.text().isBlank()) {
            return new Rejected("invalid", "there is nothing to say");
        }
        Optional<String> token = client.token(request.account());
        if (token.isEmpty()) {
            return noToken();
        }
        ObjectNode body = StrictJson.object().put("text", request.text());
        if (open) {
            body.putObject("reply").put("in_reply_to_tweet_id", request.inReplyTo());
        }
        String path = open ? "/2/tweets" : "/2/dm_conversations/with/" + customer + "/messages";
        String revealed = !open && request.asked() == Visibility.PUBLIC ? customer : null;
        return act("POST", path, body, token.get(), data -> {
            String id = Tolerant.id(data, open ? "id" : "dm_event_id");
            return id == null ? new Unknown("X took the reply and gave it no id") : new Sent(id, revealed);
        });
    }

    SendOutcome hide(HideRequest request) {
        if (!ID.matcher(request.externalId()).matches()) {
            return new Rejected("invalid", "a post's id on X is a number");
        }
        Optional<String> token = client.token(request.account());
        if (token.isEmpty()) {
            return noToken();
        }
        ObjectNode body = StrictJson.object().put("hidden", request.hidden());
        return act("PUT", "/2/tweets/" + request.externalId() + "/hidden", body, token.get(), data -> {
            JsonNode hidden = Tolerant.member(data, "hidden");
            if (hidden == null || !hidden.isBoolean()) {
                return new Unknown("X took the request and does not say whether the post is hidden");
            }
            return hidden.booleanValue() == request.hidden()
                    ? new Sent(request.externalId())
                    : new Rejected(
                            "refused", "X says that the post is " + (hidden.booleanValue() ? "" : "not ") + "hidden");
        });
    }

    private static SendOutcome noToken() {
        return new Blocked("not-authorized", "the account has no access token that can be used");
    }

    private SendOutcome act(
            String method, String path, ObjectNode body, String token, Function<@Nullable JsonNode, SendOutcome> done) {
        Reply reply = client.call(method, path, StrictJson.write(body), token, ANSWER_LIMIT);
        if (reply instanceof Reply.Unreachable) {
            return new Throttled(client.now().plus(UNREACHABLE_PAUSE));
        }
        return reply instanceof Reply.Answered answer
                ? outcome(answer, token, done)
                : new Unknown(((Reply.Lost) reply).detail());
    }

    private SendOutcome outcome(Reply.Answered answer, String token, Function<@Nullable JsonNode, SendOutcome> done) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return done.apply(data(answer.body()));
        }
        if (status < 400 || status >= 500) {
            return new Unknown("X answered with HTTP " + status);
        }
        Problem problem = Problem.read(answer.body());
        return status == 429 ? limited(answer, problem) : Refusals.outcome(status, problem, token);
    }

    /** A limit ends by itself; a cap ends when X says, or when somebody raises it. */
    private SendOutcome limited(Reply.Answered answer, Problem problem) {
        Optional<Instant> until = RateLimit.until(answer.headers(), client.now());
        if (until.isEmpty() && problem.types().contains("usage-capped")) {
            return new Blocked("usage-capped", "the application has reached its usage cap (HTTP 429)");
        }
        return new Throttled(until.orElse(client.now().plus(PAUSE)));
    }

    private static @Nullable JsonNode data(byte[] body) {
        try {
            return Tolerant.member(StrictJson.read(body), "data");
        } catch (NotJsonException e) {
            return null;
        }
    }
}
