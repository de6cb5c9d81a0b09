package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Blocked;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendOutcome.Throttled;
import dev.relais.connect.SendOutcome.Unknown;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.Meaning;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.http.Http.Body;
import dev.relais.twitter.text.Links;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Acts in an account's name, one request each. X has no idempotency key, so what is not known is never tried again here.
 *
 * <p>Outcomes are those of {@link dev.relais.connect.Connector#send}; the id is that of the post or message that was acted on. Thread-safe.
 */
public final class Acts {
    private static final Duration UNREACHABLE_PAUSE = Duration.ofSeconds(30);

    /** X's ids, of people and of posts. */
    static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    private final XApi api;
    private final OwnPosts own;

    /** Acts through this door. */
    public Acts(XApi api) {
        this.api = api;
        own = new OwnPosts(api);
    }

    /**
     * Posts. A post with a link costs thirteen times as much as one without. An answer to a post that the account made within the last
     * minute, and that X does not see yet, is {@link SendOutcome.Throttled} for some seconds.
     */
    public SendOutcome post(Account account, PostDraft draft) {
        Rejected wrong = wrong(draft);
        if (wrong != null) {
            return wrong;
        }
        String parent = draft.inReplyTo();
        String price = Links.present(draft.text())
                ? "post.create.url"
                : parent != null && !own.has(account, parent) ? "post.create.summoned" : "post.create";
        Call call = Call.change(Endpoint.CREATE_POST, "POST", "/2/tweets", account, json(draft.json()))
                .at(price);
        SendOutcome outcome = outcome(api.call(call), data -> {
            String id = Tolerant.id(data, "id");
            return id == null ? new Unknown("X took the post and gave it no id") : new Sent(id);
        });
        if (outcome instanceof Sent sent) {
            own.made(account, sent.externalId());
        }
        boolean unseen = outcome instanceof Rejected no && no.reason().equals("parent-gone");
        return parent != null && unseen
                ? own.visibleAt(account, parent)
                        .<SendOutcome>map(Throttled::new)
                        .orElse(outcome)
                : outcome;
    }

    /** The account's own post, seen in its timeline. */
    void seen(Account account, String post) {
        own.seen(account, post);
    }

    private static @Nullable Rejected wrong(PostDraft draft) {
        if (draft.text().isBlank() && draft.media().isEmpty()) {
            return new Rejected("invalid", "there is nothing to say");
        }
        if (draft.inReplyTo() != null && !isId(draft.inReplyTo())) {
            return new Rejected("invalid", "a public reply needs the id on X of the post that it answers, a number");
        }
        boolean ids = draft.media().stream().allMatch(Acts::isId)
                && draft.withoutHandles().stream().allMatch(Acts::isId)
                && (draft.deepLink() == null || isId(draft.deepLink()))
                && (draft.edits() == null || isId(draft.edits()));
        return ids ? null : new Rejected("invalid", "ids on X are numbers: of media, of people, of posts");
    }

    /**
     * Writes to somebody in private.
     *
     * @param media id of an uploaded image, GIF or video; null for none
     */
    public SendOutcome message(Account account, String customer, String text, @Nullable String media) {
        if (!isId(customer)) {
            return new Rejected("invalid", "a direct message needs the customer's id on X, a number");
        }
        if (text.isBlank() && media == null) {
            return new Rejected("invalid", "there is nothing to say");
        }
        if (media != null && !isId(media)) {
            return new Rejected("invalid", "the id of media on X is a number");
        }
        var body = StrictJson.object();
        if (!text.isBlank()) {
            body.put("text", text);
        }
        if (media != null) {
            body.putArray("attachments").addObject().put("media_id", media);
        }
        String path = "/2/dm_conversations/with/" + customer + "/messages";
        return outcome(api.call(Call.change(Endpoint.SEND_MESSAGE, "POST", path, account, json(body))), data -> {
            String id = Tolerant.id(data, "dm_event_id");
            return id == null ? new Unknown("X took the message and gave it no id") : new Sent(id);
        });
    }

    /** Deletes a post of the account's own. One that is gone already is deleted. */
    public SendOutcome delete(Account account, String post) {
        return deleted(Endpoint.DELETE_POST, "/2/tweets/", account, post);
    }

    /** Deletes a direct message for the account; the customer may keep it. */
    public SendOutcome deleteMessage(Account account, String message) {
        return deleted(Endpoint.DELETE_MESSAGE, "/2/dm_events/", account, message);
    }

    private SendOutcome deleted(Endpoint endpoint, String path, Account account, String id) {
        if (!isId(id)) {
            return new Rejected("invalid", "an id on X is a number");
        }
        Answer answer = api.call(Call.change(endpoint, "DELETE", path + id, account, (Body) null));
        SendOutcome outcome = outcome(answer, data -> {
            JsonNode deleted = Tolerant.member(data, "deleted");
            boolean refused = deleted != null && deleted.isBoolean() && !deleted.booleanValue();
            return refused ? new Rejected("refused", "X says that it is not deleted") : new Sent(id);
        });
        boolean gone = outcome instanceof Rejected rejected && rejected.reason().equals("gone");
        return gone ? new Sent(id) : outcome;
    }

    /** Hides a reply in a conversation that the account began, or shows it again. Doing it twice is doing it once. */
    public SendOutcome hide(Account account, String post, boolean hide) {
        if (!isId(post)) {
            return new Rejected("invalid", "a post's id on X is a number");
        }
        String path = "/2/tweets/" + post + "/hidden";
        Body body = json(StrictJson.object().put("hidden", hide));
        return outcome(api.call(Call.change(Endpoint.HIDE_REPLY, "PUT", path, account, body)), data -> {
            JsonNode hidden = Tolerant.member(data, "hidden");
            if (hidden == null || !hidden.isBoolean()) {
                return new Unknown("X took the request and does not say whether the post is hidden");
            }
            return hidden.booleanValue() == hide
                    ? new Sent(post)
                    : new Rejected(
                            "refused", "X says that the post is " + (hidden.booleanValue() ? "" : "not ") + "hidden");
        });
    }

    /** A post, as X answers: bytes that the connector understands. Empty where X does not show it, or cannot be asked now. */
    public Optional<byte[]> fetch(Account account, String post) {
        if (!isId(post)) {
            return Optional.empty();
        }
        String path = "/2/tweets?ids=" + post + "&" + api.fields().posts();
        Answer answer = api.call(Call.get(Endpoint.POSTS, path, account, Urgency.BACKGROUND));
        if (!(answer instanceof Answer.Done done)) {
            return Optional.empty();
        }
        JsonNode data = Tolerant.member(done.json(), "data");
        if (data == null || !data.isArray() || data.isEmpty()) {
            return Optional.empty();
        }
        api.budget().used(Endpoint.POSTS.price(), List.of(post), Urgency.BACKGROUND);
        return Optional.of(done.body());
    }

    private static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private static Body json(JsonNode body) {
        return Body.json(StrictJson.write(body));
    }

    /** What an answer to a question means for a send that cannot go out before it is answered. */
    SendOutcome unanswered(Answer answer) {
        SendOutcome outcome = outcome(answer, data -> new Unknown(""));
        return outcome instanceof Unknown ? new Throttled(api.now().plus(UNREACHABLE_PAUSE)) : outcome;
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
