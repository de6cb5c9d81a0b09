package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.json.Names;
import dev.relais.json.Tolerant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of the X Activity API: {@code {"event_type", "filter", "payload", "includes"}}. */
final class ActivityEvents {
    private static final int MAX_TYPE = 80;

    private final Delivery delivery;
    private final Accounts accounts;

    ActivityEvents(Delivery delivery, Accounts accounts) {
        this.delivery = delivery;
        this.accounts = accounts;
    }

    /** What one event says: one item, or one for each direct message that it holds. */
    List<Inbound> read(String pointer, JsonNode event) {
        String type = Tolerant.text(event, "event_type");
        JsonNode payload = Tolerant.member(event, "payload");
        if (type == null) {
            return List.of(new NotUnderstood(pointer, NETWORK, "the item names no event type"));
        }
        return switch (type) {
            case "post.create", "post.mention.create", "post.reply.create", "post.quote.create" ->
                List.of(seat(event).read(pointer, seat -> {
                    JsonNode includes = Tolerant.member(event, "includes");
                    return PostReader.read(pointer, payload, includes, seat, delivery.receivedAt());
                }));
            case "post.delete" -> List.of(seat(event).read(pointer, seat -> withdrawn(pointer, payload, seat)));
            case "dm.received", "dm.sent" -> direct(pointer, event, type, payload);
            default -> List.of(new NotUnderstood(pointer, NETWORK, reason(type)));
        };
    }

    private Seat seat(JsonNode event) {
        return Seat.of(delivery, accounts, Tolerant.id(Tolerant.member(event, "filter"), "user_id"));
    }

    /** X does not say when a post was deleted. */
    private Inbound withdrawn(String pointer, @Nullable JsonNode payload, Seat.Taken seat) {
        String id = Tolerant.id(payload, "id");
        return id == null
                ? new NotUnderstood(pointer, NETWORK, "the deletion names no post")
                : new Withdrawn(pointer, NETWORK, seat.account(), id, delivery.receivedAt(), true);
    }

    /** The payload has the form of the Account Activity API. */
    private List<Inbound> direct(String pointer, JsonNode event, String type, @Nullable JsonNode payload) {
        JsonNode messages = Tolerant.member(payload, "direct_message_events");
        if (messages == null || !messages.isArray() || messages.isEmpty()) {
            return List.of(new NotUnderstood(pointer, NETWORK, "the event holds no direct message"));
        }
        Map<String, Author> users = Users.of(
                Tolerant.member(payload, "users"), Tolerant.member(Tolerant.member(event, "includes"), "users"));
        Seat seat = seat(event);
        List<Inbound> found = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String place = Names.child(pointer + "/payload/direct_message_events", i);
            found.add(seat.read(
                    place,
                    taken -> DirectMessages.read(
                            place, message, users, taken, delivery.receivedAt(), type.equals("dm.sent"))));
        }
        return found;
    }

    private static String reason(String type) {
        String shown = type.length() <= MAX_TYPE ? type : type.substring(0, MAX_TYPE - 1) + "…";
        String name = "event type " + Fault.printable(shown);
        return type.startsWith("chat.")
                ? name + ": X Chat is encrypted, its content cannot be read"
                : name + " is not understood";
    }
}
