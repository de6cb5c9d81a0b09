package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.json.Names;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bodies of the Account Activity API: one list for each kind of item. X has deprecated it; hosts that are still on it are
 * understood, its subscriptions are not managed.
 */
final class AccountActivity {
    private static final Set<String> UNDERSTOOD =
            Set.of("tweet_create_events", "direct_message_events", "tweet_delete_events");

    private final Instant receivedAt;
    private final boolean addressed;
    private final Seat seat;
    private final Map<String, Author> users;

    AccountActivity(Delivery delivery, Accounts accounts, JsonNode body) {
        String user = Tolerant.id(body, "for_user_id");
        receivedAt = delivery.receivedAt();
        addressed = user != null;
        seat = Seat.of(delivery, accounts, user);
        users = Users.of(Tolerant.member(body, "users"));
    }

    /** Whether a member of the body belongs to this API: the three known ones, and every list of a body for a user. */
    boolean holds(String name, JsonNode value) {
        return !value.isNull()
                && (UNDERSTOOD.contains(name)
                        || (addressed && (value.isArray() || name.endsWith("_event") || name.endsWith("_events"))));
    }

    /** The items of one list, in its order. */
    List<Inbound> read(String pointer, String name, JsonNode list) {
        if (!list.isArray()) {
            return List.of(no(pointer, "not a list of events"));
        }
        List<Inbound> found = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            String place = Names.child(pointer, i);
            found.add(
                    UNDERSTOOD.contains(name)
                            ? seat.read(place, taken -> item(place, name, item, taken))
                            : no(place, "the item is of a kind that is not understood"));
        }
        return found;
    }

    private Inbound item(String pointer, String name, JsonNode item, Seat.Taken taken) {
        return switch (name) {
            case "tweet_create_events" -> OldPosts.read(pointer, item, taken, receivedAt);
            case "direct_message_events" -> DirectMessages.read(pointer, item, users, taken, receivedAt, false);
            default -> withdrawn(pointer, item, taken);
        };
    }

    private Inbound withdrawn(String pointer, JsonNode item, Seat.Taken taken) {
        String id = Tolerant.id(Tolerant.member(item, "status"), "id_str", "id");
        Instant at = Tolerant.time(item, "timestamp_ms");
        return id == null
                ? no(pointer, "the deletion names no post")
                : new Withdrawn(pointer, NETWORK, taken.account(), id, at == null ? receivedAt : at, at == null);
    }

    private static Inbound no(String pointer, String reason) {
        return new NotUnderstood(pointer, NETWORK, reason);
    }
}
