package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.GraphWorld.Account;
import dev.relais.testkit.GraphWorld.Item;
import dev.relais.testkit.Network.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a Page may send, to whom, and until when. */
final class GraphSends {
    /** Either a refusal, or what the call does. */
    record Judgement(@Nullable HttpAnswer refusal, Supplier<Effect> act) {}

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration HUMAN_WINDOW = Duration.ofDays(7);
    private static final int MESSENGER_CHARACTERS = 2_000;
    private static final int INSTAGRAM_BYTES = 1_000;
    private static final int NO_LIMIT = 1_000_000;

    private static final Shape MESSAGES = new Shape()
            .required(
                    "recipient",
                    new Shape()
                            .optional("id", Shape.text(1, 100))
                            .optional("comment_id", Shape.text(1, 100))
                            .optional("post_id", Shape.text(1, 100))
                            .nested())
            .optional(
                    "message",
                    new Shape()
                            .optional("text", Shape.text(1, NO_LIMIT))
                            .optional("attachment", Shape.object())
                            .optional("attachments", Shape.list(1, 10, Shape.object()))
                            .optional("quick_replies", Shape.list(1, 13, Shape.object()))
                            .optional("metadata", Shape.text(1, 1_000))
                            .nested())
            .optional("messaging_type", Shape.oneOf("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY"))
            .optional("tag", Shape.oneOf("HUMAN_AGENT", "CUSTOMER_FEEDBACK"))
            .optional("notification_type", Shape.oneOf("REGULAR", "SILENT_PUSH", "NO_PUSH"))
            .optional("persona_id", Shape.text(1, 100))
            .optional(
                    "reply_to", new Shape().required("mid", Shape.text(1, 500)).nested())
            .optional("sender_action", Shape.oneOf("typing_on", "typing_off", "mark_seen", "react", "unreact"))
            .optional("payload", Shape.object());
    private static final Shape COMMENTS = new Shape()
            .optional("message", Shape.text(1, NO_LIMIT))
            .optional("attachment_id", Shape.text(1, 100))
            .optional("attachment_url", Shape.text(1, NO_LIMIT))
            .optional("attachment_share_url", Shape.text(1, NO_LIMIT));

    private static final Shape HIDE_ON_PAGE = new Shape().required("is_hidden", Shape.bool());
    private static final Shape HIDE_ON_INSTAGRAM = new Shape().required("hide", Shape.bool());

    private final GraphWorld world;
    private final Function<DirectMessage, SignedDelivery> messageEcho;
    private final BiFunction<Item, String, SignedDelivery> commentEcho;

    GraphSends(
            GraphWorld world,
            Function<DirectMessage, SignedDelivery> messageEcho,
            BiFunction<Item, String, SignedDelivery> commentEcho) {
        this.world = world;
        this.messageEcho = messageEcho;
        this.commentEcho = commentEcho;
    }

    Shape shape(Account account, String edge) {
        return switch (edge) {
            case "messages" -> MESSAGES;
            case "" -> account.instagram() ? HIDE_ON_INSTAGRAM : HIDE_ON_PAGE;
            default -> COMMENTS;
        };
    }

    Judgement judge(Account account, String object, String edge, ObjectNode body) {
        return switch (edge) {
            case "messages" -> message(account, object, body);
            case "" ->
                hiding(
                        account,
                        object,
                        body.path("hide").asBoolean(body.path("is_hidden").asBoolean()));
            default -> comment(account, object, edge, body);
        };
    }

    /** Somebody else's comment; hiding it twice is hiding it once. Instagram has no webhook for it. */
    private Judgement hiding(Account account, String object, boolean hide) {
        Optional<Item> found = world.find(object).filter(i -> i.account().equals(account));
        if (found.isEmpty()) {
            return missing(object);
        }
        if (found.get().isPost() || found.get().author() == null) {
            return refused(100, 0, "This object cannot be hidden");
        }
        return new Judgement(null, () -> {
            boolean changed = hide ? world.hidden.add(object) : world.hidden.remove(object);
            List<SignedDelivery> told = changed && !account.instagram()
                    ? List.of(commentEcho.apply(found.get(), hide ? "hide" : "unhide"))
                    : List.of();
            return new Effect(HttpAnswer.json(200, StrictJson.object().put("success", true)), told);
        });
    }

    private Judgement message(Account account, String object, ObjectNode body) {
        if (!object.equals("me") && !object.equals(account.id())) {
            return missing(object);
        }
        String fault = messageFault(account, body);
        if (fault != null) {
            return refused(100, 0, fault);
        }
        JsonNode recipient = body.path("recipient");
        if (!recipient.has("id")) {
            return privateReply(
                    account, recipient.properties().iterator().next().getValue().textValue(), body);
        }
        String customer = recipient.path("id").textValue();
        Optional<Instant> heard = world.lastHeard(account, customer);
        if (heard.isEmpty() && !wasPrivatelyAnswered(account, customer)) {
            return refused(100, 2018001, "No matching user found");
        }
        if (body.has("sender_action")) {
            ObjectNode answer = StrictJson.object().put("recipient_id", customer);
            return new Judgement(null, () -> new Effect(HttpAnswer.json(200, answer), List.of()));
        }
        Duration window = body.path("messaging_type").asText().equals("MESSAGE_TAG") ? HUMAN_WINDOW : WINDOW;
        boolean utility = body.path("messaging_type").asText().equals("UTILITY");
        if (!utility
                && (heard.isEmpty() || world.clock.instant().isAfter(heard.get().plus(window)))) {
            return refused(
                    10, account.instagram() ? 2534022 : 2018278, "This message is sent outside of allowed window.");
        }
        return new Judgement(null, () -> deliver(account, customer, null, body));
    }

    /** A private reply makes the person known, and opens no window. */
    private boolean wasPrivatelyAnswered(Account account, String customer) {
        return world.sentMessages.stream()
                .anyMatch(m -> m.account().equals(account.id()) && m.customer().equals(customer));
    }

    private static @Nullable String messageFault(Account account, ObjectNode body) {
        JsonNode recipient = body.path("recipient");
        JsonNode message = body.path("message");
        if (recipient.size() != 1) {
            return "Param recipient must have exactly one member";
        }
        if (body.has("message") == body.has("sender_action")) {
            return "Exactly one of message and sender_action must be given";
        }
        if (body.has("sender_action")) {
            return recipient.has("id") ? null : "Param sender_action needs recipient.id";
        }
        long contents = List.of("text", "attachment", "attachments").stream()
                .filter(message::has)
                .count();
        if (contents != 1) {
            return "Param message must have exactly one of text, attachment and attachments";
        }
        String type = body.path("messaging_type").asText();
        if (type.isEmpty() && recipient.has("id")) {
            return "Param messaging_type is missing but it is required";
        }
        if (type.equals("MESSAGE_TAG") != body.has("tag")) {
            return "Param tag goes with messaging_type MESSAGE_TAG";
        }
        if (type.equals("UTILITY") && message.has("text")) {
            return "Param messaging_type UTILITY needs a template";
        }
        String text = message.path("text").asText();
        if (account.instagram() && text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES) {
            return "Length of param message[text] must be at most " + INSTAGRAM_BYTES + " bytes";
        }
        return text.codePointCount(0, text.length()) > MESSENGER_CHARACTERS
                ? "Length of param message[text] must be at most " + MESSENGER_CHARACTERS
                : null;
    }

    /** Once, within seven days, to a person. */
    private Judgement privateReply(Account account, String about, ObjectNode body) {
        Optional<Item> item = world.find(about).filter(i -> i.account().equals(account));
        Profile author = item.map(Item::author).orElse(null);
        if (item.isEmpty() || author == null) {
            return missing(about);
        }
        boolean late = world.clock.instant().isAfter(item.get().at().plus(HUMAN_WINDOW));
        boolean wrongKind = item.get().isPost() == body.path("recipient").has("comment_id");
        if (late || wrongKind || world.privatelyAnswered.contains(about)) {
            return refused(100, 2534025, "The comment is not eligible for a private reply");
        }
        return new Judgement(null, () -> {
            world.privatelyAnswered.add(about);
            return deliver(account, author.id(), about, body);
        });
    }

    private Effect deliver(Account account, String customer, @Nullable String about, ObjectNode body) {
        JsonNode message = body.path("message");
        String metadata = message.has("metadata") ? message.path("metadata").textValue() : null;
        String text = message.path("text").asText();
        DirectMessage sent = new DirectMessage(
                world.nextMessageId(), account.id(), customer, text, metadata, about, world.clock.instant());
        world.sentMessages.add(sent);
        world.messages.add(new GraphWorld.Message(sent.id(), account.id(), customer, true, text, sent.at()));
        ObjectNode answer = StrictJson.object().put("recipient_id", customer).put("message_id", sent.id());
        return new Effect(HttpAnswer.json(200, answer), List.of(messageEcho.apply(sent)));
    }

    private Judgement comment(Account account, String object, String edge, ObjectNode body) {
        Optional<Item> found = world.find(object).filter(i -> i.account().equals(account));
        if (found.isEmpty()) {
            return missing(object);
        }
        Item under = found.get();
        boolean replies = edge.equals("replies");
        if (replies != (account.instagram() && !under.isPost())) {
            return refused(100, 0, "Unsupported edge " + edge + " of object " + object);
        }
        if (body.isEmpty() || (account.instagram() && !body.has("message"))) {
            return refused(100, 0, "Param message is missing but it is required");
        }
        String text = body.path("message").asText();
        if (!text.isEmpty() && repeatsItself(account, object, text)) {
            return refused(506, 0, "Duplicate status message");
        }
        return new Judgement(null, () -> {
            Item comment = world.comment(under, null, text);
            world.sentComments.add(new PublicPost(comment.id(), account.id(), object, text, comment.at()));
            ObjectNode answer = StrictJson.object().put("id", comment.id());
            return new Effect(HttpAnswer.json(200, answer), List.of(commentEcho.apply(comment, "add")));
        });
    }

    /** The account's last comment stands under the same object and says the same. */
    private boolean repeatsItself(Account account, String object, String text) {
        List<PublicPost> own = world.sentComments.stream()
                .filter(c -> c.account().equals(account.id()))
                .toList();
        return !own.isEmpty()
                && own.get(own.size() - 1).text().equals(text)
                && object.equals(own.get(own.size() - 1).inReplyTo());
    }

    private static Judgement missing(String object) {
        return refused(
                100,
                33,
                "Unsupported post request. Object with ID '" + object
                        + "' does not exist, or cannot be loaded due to missing permissions.");
    }

    private static Judgement refused(int code, int subcode, String message) {
        return new Judgement(GraphErrors.answer(code, subcode, message), () -> {
            throw new IllegalStateException("a refused call does nothing");
        });
    }
}
