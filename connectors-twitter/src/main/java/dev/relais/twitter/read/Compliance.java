package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the compliance streams say of posts and people: {@code {"delete": {"tweet": {"id", "author_id"}, "event_at"}}}… */
final class Compliance {
    private static final String DELETE = "delete";

    private static final Map<String, String> NOT_KEPT = Map.ofEntries(
            Map.entry("tweet_edit", "a post was edited, whose words the stream does not tell"),
            Map.entry("post_edit", "a post was edited, whose words the stream does not tell"),
            Map.entry("drop", "a post must no longer be shown for now"),
            Map.entry("undrop", "a post may be shown again"),
            Map.entry("withheld", "a post is withheld in some countries"),
            Map.entry("tweet_withheld", "a post is withheld in some countries"),
            Map.entry("post_withheld", "a post is withheld in some countries"),
            Map.entry("user_delete", "a user has deleted the account"),
            Map.entry("user_undelete", "a user has restored the account"),
            Map.entry("user_protect", "a user has protected the posts"),
            Map.entry("user_unprotect", "a user no longer protects the posts"),
            Map.entry("user_suspend", "a user is suspended"),
            Map.entry("user_unsuspend", "a user is no longer suspended"),
            Map.entry("user_withheld", "a user is withheld in some countries"),
            Map.entry("user_profile_modification", "a user has changed the profile"),
            Map.entry("scrub_geo", "a user has taken away where posts were written"));

    private Compliance() {}

    /** Whether an object is one of these. */
    static boolean isOne(JsonNode item) {
        return Tolerant.member(item, "id", "event_type") == null && name(item) != null;
    }

    static Inbound read(String pointer, JsonNode item, Delivery delivery, Accounts accounts) {
        String name = name(item);
        if (!DELETE.equals(name)) {
            return no(pointer, NOT_KEPT.getOrDefault(name == null ? "" : name, "of a kind that is not understood"));
        }
        JsonNode deletion = item.path(DELETE);
        JsonNode post = Tolerant.member(deletion, "tweet", "post", "status");
        String id = Tolerant.id(post, "id", "id_str");
        if (id == null) {
            return no(pointer, "the deletion names no post");
        }
        String author = Tolerant.id(post, "author_id", "user_id");
        Instant at = Tolerant.time(deletion, "event_at", "timestamp_ms");
        return Seat.among(delivery, accounts, author == null ? List.of() : List.of(author), new Included(null))
                .read(
                        pointer,
                        seat -> new Withdrawn(
                                pointer,
                                NETWORK,
                                seat.account(),
                                id,
                                at == null ? delivery.receivedAt() : at,
                                at == null));
    }

    private static @Nullable String name(JsonNode item) {
        if (item.path(DELETE).isObject()) {
            return DELETE;
        }
        for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (NOT_KEPT.containsKey(name) && item.path(name).isObject()) {
                return name;
            }
        }
        return null;
    }

    private static Inbound no(String pointer, String reason) {
        return new NotUnderstood(pointer, NETWORK, "compliance: " + reason);
    }
}
