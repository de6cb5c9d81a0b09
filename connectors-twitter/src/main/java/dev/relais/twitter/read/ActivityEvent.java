package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.json.Names;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** An event of the X Activity API: {@code {"event_type", "filter", "payload", "includes"}}. */
final class ActivityEvent {
    private final Walk walk;
    private final String pointer;
    private final @Nullable String name;
    private final @Nullable JsonNode payload;
    private final @Nullable JsonNode includes;
    private final @Nullable String user;

    ActivityEvent(Walk walk, String pointer, JsonNode event) {
        this.walk = walk;
        this.pointer = pointer;
        name = Tolerant.text(event, "event_type");
        payload = Tolerant.member(event, "payload");
        includes = Tolerant.member(event, "includes");
        user = Tolerant.id(Tolerant.member(event, "filter"), "user_id");
    }

    /** What the event says: one item, or one for each direct message that it holds. */
    void read() {
        if (name == null) {
            walk.no(pointer, "the item names no event type");
            return;
        }
        EventType type = EventType.of(name);
        switch (type.folded()) {
            case "postcreate", "postreplycreate" -> post(Set.of());
            case "postmentioncreate", "postquotecreate" -> post(user == null ? Set.of() : Set.of(user));
            case "postdelete" -> walk.add(walk.seatOf(user).read(pointer, this::withdrawn));
            case "dmreceived" -> direct(false);
            case "dmsent" -> direct(true);
            case "dmread" -> marked();
            case "chatreceived" -> encrypted(false);
            case "chatsent" -> encrypted(true);
            case "oauthrevoke" -> walk.revoked(pointer, Tolerant.id(payload, "user_id"));
            default -> walk.no(pointer, type.reason());
        }
    }

    private Instant at() {
        return walk.receivedAt();
    }

    private void post(Set<String> addressed) {
        Included included = new Included(includes);
        JsonNode post = PostReader.completed(payload, included);
        walk.add(walk.seatOf(user).read(pointer, seat -> {
            walk.hint(post, included, addressed);
            return PostReader.read(pointer, post, included, seat, at());
        }));
    }

    /** X does not say when a post was deleted. */
    private Inbound withdrawn(Seat.Taken seat) {
        String id = Tolerant.id(payload, "id");
        return id == null
                ? new NotUnderstood(pointer, NETWORK, "the deletion names no post")
                : new Withdrawn(pointer, NETWORK, seat.account(), id, at(), true);
    }

    private void direct(boolean sent) {
        Included included = people();
        Seat seat = walk.seatOf(user);
        if (Tolerant.member(payload, "direct_message_events") == null && Tolerant.id(payload, "sender_id") != null) {
            walk.add(seat.read(pointer, taken -> DirectMessages.flat(pointer, payload, included, taken, at(), sent)));
            return;
        }
        listed(
                "direct_message_events",
                (place, event) -> place.equals(pointer)
                        ? new NotUnderstood(pointer, NETWORK, "the event holds no direct message")
                        : seat.read(place, taken -> DirectMessages.nested(place, event, included, taken, at(), sent)));
    }

    private void marked() {
        Seat seat = walk.seatOf(user);
        listed(
                "direct_message_mark_read_events",
                (place, event) -> seat.read(place, taken -> ReadReceipts.read(place, event, taken, at())));
    }

    private void encrypted(boolean sent) {
        Included included = people();
        walk.add(walk.seatOf(user)
                .read(pointer, seat -> DirectMessages.encrypted(pointer, payload, included, seat, at(), sent)));
    }

    private Included people() {
        return new Included(includes, Tolerant.member(payload, "users"));
    }

    /** The payload has the form of the Account Activity API, with a list of items; else it is the item itself. */
    private void listed(String list, BiFunction<String, JsonNode, Inbound> reader) {
        JsonNode items = Tolerant.member(payload, list);
        if (items == null || !items.isArray() || items.isEmpty()) {
            walk.add(reader.apply(pointer, payload == null ? MissingNode.getInstance() : payload));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            walk.add(reader.apply(Names.child(pointer + "/payload/" + list, i), items.get(i)));
        }
    }
}
