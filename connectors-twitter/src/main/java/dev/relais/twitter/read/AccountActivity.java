package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.json.Names;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of the Account Activity API: one list for each kind of item. X has deprecated it; hosts that are still on it are
 * understood, its subscriptions are not managed.
 */
final class AccountActivity {
    private static final String REVOKED = "user_event";

    private static final Set<String> UNDERSTOOD = Set.of(
            "tweet_create_events", "direct_message_events", "tweet_delete_events", "direct_message_mark_read_events");

    private static final Map<String, String> NOT_KEPT = Map.of(
            "direct_message_indicate_typing_events", "somebody is typing, which is not kept",
            "favorite_events", "somebody liked a post, which is not kept",
            "follow_events", "somebody follows or no longer does, which is not kept",
            "block_events", "somebody is blocked or no longer, which is not kept",
            "mute_events", "somebody is muted or no longer, which is not kept");

    private final Walk walk;
    private final @Nullable String user;
    private final Included included;
    private @Nullable Seat seat;

    AccountActivity(Walk walk, JsonNode body) {
        this.walk = walk;
        user = Tolerant.id(body, "for_user_id");
        included = new Included(null, Tolerant.member(body, "users"));
    }

    /** Whether a member of the body belongs to this API: those that are known, and every list of a body for a user. */
    boolean holds(String name, JsonNode value) {
        return !value.isNull()
                && (UNDERSTOOD.contains(name)
                        || (name.equals(REVOKED) && value.isObject())
                        || (user != null && (value.isArray() || name.endsWith("_event") || name.endsWith("_events"))));
    }

    /** The items of one list, in its order. */
    void read(String pointer, String name, JsonNode list) {
        if (name.equals(REVOKED) && Tolerant.member(list, "revoke") != null) {
            JsonNode source = Tolerant.member(Tolerant.member(list, "revoke"), "source");
            walk.revoked(pointer, Tolerant.id(source, "user_id"));
        } else if (!list.isArray()) {
            walk.no(pointer, "not a list of events");
        }
        for (int i = 0; i < list.size() && list.isArray(); i++) {
            JsonNode item = list.get(i);
            String place = Names.child(pointer, i);
            if (UNDERSTOOD.contains(name)) {
                walk.add(seat().read(place, taken -> item(place, name, item, taken)));
            } else {
                walk.no(place, NOT_KEPT.getOrDefault(name, "the item is of a kind that is not understood"));
            }
        }
    }

    private Seat seat() {
        if (seat == null) {
            seat = walk.seatOf(user);
        }
        return seat;
    }

    private Inbound item(String pointer, String name, JsonNode item, Seat.Taken taken) {
        return switch (name) {
            case "tweet_create_events" -> {
                walk.hint(item, included, Set.of());
                yield OldPosts.read(pointer, item, taken, walk.receivedAt());
            }
            case "direct_message_events" ->
                DirectMessages.nested(pointer, item, included, taken, walk.receivedAt(), false);
            case "direct_message_mark_read_events" -> ReadReceipts.read(pointer, item, taken, walk.receivedAt());
            default -> withdrawn(pointer, item, taken);
        };
    }

    private Inbound withdrawn(String pointer, JsonNode item, Seat.Taken taken) {
        String id = Tolerant.id(Tolerant.member(item, "status"), "id_str", "id");
        Instant at = Tolerant.time(item, "timestamp_ms");
        return id == null
                ? new NotUnderstood(pointer, NETWORK, "the deletion names no post")
                : new Withdrawn(pointer, NETWORK, taken.account(), id, at == null ? walk.receivedAt() : at, at == null);
    }
}
