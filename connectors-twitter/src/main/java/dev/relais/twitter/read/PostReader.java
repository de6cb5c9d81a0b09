package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.json.Tolerant;
import dev.relais.twitter.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Posts of API v2 in both of its vocabularies: {@code tweet} and, since specification 2.167, {@code post}. */
public final class PostReader {
    private static final Set<String> REPOST = Set.of("retweeted", "reposted");

    private PostReader() {}

    static Inbound read(
            String pointer,
            @Nullable JsonNode payload,
            @Nullable JsonNode includes,
            Seat.Taken seat,
            Instant receivedAt) {
        String id = Tolerant.id(payload, "id");
        if (payload == null || id == null) {
            return new NotUnderstood(pointer, NETWORK, "the post has no id");
        }
        JsonNode post = completed(payload, id, includes);
        if (REPOST.stream().anyMatch(type -> referenced(post, type) != null)) {
            return new NotUnderstood(pointer, NETWORK, "a repost has no words of its own");
        }
        String parent = parent(post);
        String author = Tolerant.id(post, "author_id");
        String note = Tolerant.text(Tolerant.member(post, "note_tweet", "note_post"), "text");
        return new Post(
                        id,
                        history(post),
                        Tolerant.id(post, "conversation_id"),
                        parent,
                        Tolerant.id(post, "in_reply_to_user_id"),
                        author == null ? null : Users.named(Users.of(Tolerant.member(includes, "users")), author),
                        PlainText.plain(note == null ? Tolerant.text(post, "text") : note),
                        Attachments.resolved(post, includes),
                        Tolerant.time(post, "created_at"))
                .inbound(pointer, seat, receivedAt);
    }

    /** The payload, and what it lacks from the copy of the same post among the includes. */
    private static JsonNode completed(JsonNode payload, String id, @Nullable JsonNode includes) {
        ObjectNode post = payload.deepCopy();
        for (String name : List.of("tweets", "posts")) {
            JsonNode told = Tolerant.member(includes, name);
            if (told == null || !told.isArray()) {
                continue;
            }
            for (JsonNode copy : told) {
                if (id.equals(Tolerant.id(copy, "id"))) {
                    copy.fieldNames().forEachRemaining(member -> complete(post, member, copy.path(member)));
                }
            }
        }
        return post;
    }

    private static void complete(ObjectNode post, String member, JsonNode value) {
        if (Tolerant.member(post, member) == null) {
            post.set(member, value);
        }
    }

    /** The post that a post replies to; null where it replies to none. */
    public static @Nullable String parent(JsonNode post) {
        String parent = referenced(post, "replied_to");
        return parent != null
                ? parent
                : Tolerant.id(post, "in_reply_to_tweet_id", "in_reply_to_post_id", "in_reply_to_status_id_str");
    }

    /** The ids of a post's versions, the first one first; empty where it was never told. */
    public static List<String> history(JsonNode post) {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("edit_history_tweet_ids", "edit_history_post_ids")) {
            JsonNode told = Tolerant.member(post, name);
            if (told != null && told.isArray() && ids.isEmpty()) {
                told.forEach(value -> {
                    String id = Tolerant.id(value);
                    if (id != null && !ids.contains(id)) {
                        ids.add(id);
                    }
                });
            }
        }
        return ids;
    }

    private static @Nullable String referenced(JsonNode post, String type) {
        for (String name : List.of("referenced_tweets", "referenced_posts")) {
            JsonNode told = Tolerant.member(post, name);
            if (told == null || !told.isArray()) {
                continue;
            }
            for (JsonNode reference : told) {
                String id = Tolerant.id(reference, "id");
                if (id != null && type.equals(Tolerant.text(reference, "type"))) {
                    return id;
                }
            }
        }
        return null;
    }
}
