package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.Meaning;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.http.Http.Body;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Acts with one request each. X has no idempotency key, so what is not known is never tried again here. */
public final class XSender {
    private static final Duration UNREACHABLE_PAUSE = Duration.ofSeconds(30);

    /** X's ids, of people and of posts. */
    static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final XApi api;

    /** Acts through this door. */
    public XSender(XApi api) {
        this.api = api;
    }

    /** Sends a reply; see {@link dev.relais.connect.Connector#send}. */
    public SendOutcome send(SendRequest request) {
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
        ObjectNode body = StrictJson.object().put("text", request.text());
        if (open) {
            body.putObject("reply").put("in_reply_to_tweet_id", request.inReplyTo());
        }
        String path = open ? "/2/tweets" : "/2/dm_conversations/with/" + customer + "/messages";
        String revealed = !open && request.asked() == Visibility.PUBLIC ? customer : null;
        return act(open ? Endpoint.CREATE_POST : Endpoint.SEND_MESSAGE, "POST", path, request.account(), body, data -> {
            String id = Tolerant.id(data, open ? "id" : "dm_event_id");
            return id == null ? new Unknown("X took the reply and gave it no id") : new Sent(id, revealed);
        });
    }

    /** Hides a reply or shows it again; see {@link dev.relais.connect.Connector#hide}. */
    public SendOutcome hide(HideRequest request) {
        if (!ID.matcher(request.externalId()).matches()) {
            return new Rejected("invalid", "a post's id on X is a number");
        }
        ObjectNode body = StrictJson.object().put("hidden", request.hidden());
        String path = "/2/tweets/" + request.externalId() + "/hidden";
        return act(Endpoint.HIDE_REPLY, "PUT", path, request.account(), body, data -> {
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

    private SendOutcome act(
            Endpoint endpoint,
            String method,
            String path,
            Account account,
            ObjectNode body,
            Function<@Nullable JsonNode, SendOutcome> done) {
        Call call = Call.change(endpoint, method, path, account, Body.json(StrictJson.write(body)));
        return outcome(api.call(call), done);
    }

    private SendOutcome outcome(Answer answer, Function<@Nullable JsonNode, SendOutcome> done) {
        if (answer instanceof Answer.Done taken) {
            return done.apply(Tolerant.member(taken.json(), "data"));
        }
        if (answer instanceof Answer.Limited limited) {
            return new Throttled(limited.until());
        }
        if (answer instanceof Answer.Unreachable) {
            return new Throttled(api.now().plus(UNREACHABLE_PAUSE));
        }
        if (answer instanceof Answer.Unknown unknown) {
            return new Unknown(unknown.detail());
        }
        Meaning meaning = ((Answer.Refused) answer).meaning();
        if (meaning.reason() == null) {
            return new Unknown(meaning.detail());
        }
        return meaning.blocking()
                ? new Blocked(meaning.reason(), meaning.detail())
                : new Rejected(meaning.reason(), meaning.detail());
    }
}
