package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.facebook.Item.When;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items of {@code messaging} and {@code standby}: direct messages on Messenger and Instagram. */
final class MessagingItems {
    private static final Set<String> COMMON = Set.of("sender", "recipient", "timestamp");

    private final Item item;
    private final JsonNode value;
    private final @Nullable Author sender;
    private final @Nullable String recipient;
    private final When when;

    private MessagingItems(Item item) {
        this.item = item;
        this.value = item.value();
        this.sender = People.person(Tolerant.member(value, "sender"));
        this.recipient = Tolerant.id(Tolerant.member(value, "recipient"), "id");
        this.when = item.when("timestamp");
    }

    static Inbound read(Item item) {
        return new MessagingItems(item).read();
    }

    private Inbound read() {
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String kind = names.next();
            JsonNode body = Tolerant.member(value, kind);
            Inbound inbound = body == null ? null : kind(kind, body);
            if (inbound != null) {
                return inbound;
            }
        }
        return item.notUnderstood("messaging: " + firstKind() + " is not understood");
    }

    private @Nullable Inbound kind(String kind, JsonNode body) {
        return switch (kind) {
            case "message" -> message(body);
            case "message_edit" -> edit(body);
            case "reaction" -> reaction(body);
            case "read" -> acknowledged(kind, body, Receipt.READ);
            case "delivery" -> acknowledged(kind, body, Receipt.DELIVERED);
            case "postback" -> postback(body);
            case "pass_thread_control", "take_thread_control" -> threadOwner(kind, body);
            default -> null;
        };
    }

    private String firstKind() {
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!COMMON.contains(name)) {
                return Item.word(name);
            }
        }
        return "an item of no kind";
    }

    private Inbound message(JsonNode body) {
        String mid = Tolerant.id(body, "mid");
        if (mid == null) {
            return item.notUnderstood("messaging: a message without mid");
        }
        if (holds(body, "is_deleted")) {
            return item.withdrawn(mid, when);
        }
        String inReplyTo = Tolerant.id(Tolerant.member(body, "reply_to"), "mid");
        Message message = item.message(
                mid, Surface.DIRECT, sender, Tolerant.text(body, "text"), attachments(body), inReplyTo, when);
        return holds(body, "is_echo") || own() ? echo(message, Tolerant.text(body, "metadata")) : fromCustomer(message);
    }

    /** An echo has its ends swapped: the customer is the recipient. */
    private Inbound echo(Message message, @Nullable String metadata) {
        return item.sent(message, recipient == null ? null : item.withCustomer(recipient), metadata);
    }

    private Inbound fromCustomer(Message message) {
        return item.received(
                message,
                sender == null
                        ? ConversationKey.unnamed(item.account(), null, message.externalId())
                        : item.withCustomer(sender.id()));
    }

    /** An edit that brings no text is not one that empties it: taken so, it would wipe the customer's words. */
    private Inbound edit(JsonNode body) {
        String mid = Tolerant.id(body, "mid");
        String text = Tolerant.text(body, "text");
        return mid == null || text == null
                ? item.notUnderstood("messaging: a message_edit without " + (mid == null ? "mid" : "text"))
                : item.edited(mid, Math.max(1, count(Tolerant.member(body, "num_edit"))), when, text);
    }

    /** A number or digits in a string; 0 where it is neither. */
    private static long count(@Nullable JsonNode number) {
        if (number == null) {
            return 0;
        }
        if (number.isIntegralNumber()) {
            return number.canConvertToLong() ? number.longValue() : 0;
        }
        String digits = number.isTextual() ? number.textValue() : "";
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    private Inbound reaction(JsonNode body) {
        String mid = Tolerant.id(body, "mid");
        String action = Tolerant.text(body, "action");
        boolean added = "react".equals(action);
        return mid == null || !(added || "unreact".equals(action))
                ? item.notUnderstood("messaging: a reaction without " + (mid == null ? "mid" : "a known action"))
                : item.reacted(mid, sender, Tolerant.text(body, "reaction", "emoji"), added, when);
    }

    /** Messenger acknowledges up to a watermark; Instagram one message, and then all before it. */
    private Inbound acknowledged(String kind, JsonNode body, Receipt receipt) {
        ConversationKey key = customerKey();
        if (key == null) {
            return item.notUnderstood("messaging: a " + kind + " without a customer");
        }
        Instant watermark = Tolerant.time(body, "watermark");
        return new Acknowledged(
                item.pointer(),
                item.entry().network(),
                key,
                receipt,
                watermark == null ? when.at() : watermark,
                when.at(),
                when.estimated());
    }

    /** What the customer pressed. On standby it may come without payload, from old apps without mid. */
    private Inbound postback(JsonNode body) {
        String id = Tolerant.id(body, "mid");
        if (id == null) {
            if (sender == null || when.estimated()) {
                return item.notUnderstood("messaging: a postback without mid needs sender and timestamp");
            }
            id = "postback:" + sender.id() + ":" + when.at().toEpochMilli();
        }
        String text = Tolerant.text(body, "title", "payload");
        Message message = item.message(id, Surface.DIRECT, sender, text, List.of(), null, when);
        return own() ? echo(message, null) : fromCustomer(message);
    }

    /**
     * Passing and taking name the new owner, with JSON null where the thread falls idle. A form that does not name it
     * leaves the owner unknown, which is not the same as nobody. A request changes no owner and is not read here.
     */
    private Inbound threadOwner(String kind, JsonNode body) {
        ConversationKey key = customerKey();
        JsonNode owner = body.get("new_owner_app_id");
        String id = Tolerant.id(owner);
        if (key == null || owner == null || (id == null && !owner.isNull())) {
            return item.notUnderstood(
                    "messaging: " + kind + " without " + (key == null ? "a customer" : "new_owner_app_id"));
        }
        return new ThreadOwner(item.pointer(), item.entry().network(), key, id, when.at(), when.estimated());
    }

    private boolean own() {
        return sender != null && item.entry().own(sender.id());
    }

    /** The end of the thread that is not the brand's. */
    private @Nullable ConversationKey customerKey() {
        if (sender != null && !own()) {
            return item.withCustomer(sender.id());
        }
        return recipient == null || item.entry().own(recipient) ? null : item.withCustomer(recipient);
    }

    private static boolean holds(JsonNode body, String name) {
        JsonNode flag = Tolerant.member(body, name);
        return flag != null && flag.asBoolean();
    }

    /** Every attachment under Meta's own word; its payload may be null. New words arrive without notice. */
    private static List<Media> attachments(JsonNode body) {
        List<Media> media = new ArrayList<>();
        JsonNode attachments = Tolerant.member(body, "attachments");
        if (attachments != null && attachments.isArray()) {
            for (JsonNode attachment : attachments) {
                String kind = Tolerant.text(attachment, "type");
                String url = Tolerant.text(Tolerant.member(attachment, "payload"), "url");
                if (attachment.isObject()) {
                    media.add(new Media(
                            kind == null ? "unknown" : kind, url == null ? Tolerant.text(attachment, "url") : url));
                }
            }
        }
        return media;
    }
}
