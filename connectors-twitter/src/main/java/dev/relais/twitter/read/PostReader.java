package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts of API v2 in both of its vocabularies: {@code tweet} and, since specification 2.167, {@code post}. */
public final class PostReader {
    private PostReader() {}

    static Inbound read(
            String pointer, @Nullable JsonNode post, Included included, Seat.Taken seat, Instant receivedAt) {
        String id = Tolerant.id(post, "id");
        if (post == null || id == null) {
            return new NotUnderstood(pointer, NETWORK, "the post has no id");
        }
        if (referenced(post, "retweeted") != null || referenced(post, "reposted") != null) {
            return new NotUnderstood(pointer, NETWORK, "a repost has no words of its own");
        }
        String author = Tolerant.id(post, "author_id");
        return new Post(
                        id,
                        history(post),
                        Tolerant.id(post, "conversation_id"),
                        parent(post),
                        Tolerant.id(post, "in_reply_to_user_id"),
                        author == null ? null : included.user(author),
                        PlainText.plain(words(post)),
                        Attachments.resolved(post, included),
                        Tolerant.time(post, "created_at"))
                .inbound(pointer, seat, receivedAt);
    }

    /** Whether an object that says nothing of its kind is a post: X gives every post a text, and nothing else one with an id. */
    static boolean isOne(JsonNode item) {
        return Tolerant.id(item, "id") != null && Tolerant.member(item, "text", "note_tweet", "note_post") != null;
    }

    /** A post, and what it lacks from its copy among the includes. */
    static @Nullable JsonNode completed(@Nullable JsonNode post, Included included) {
        String id = Tolerant.id(post, "id");
        JsonNode copy = id == null ? null : included.post(id);
        if (copy == null || !(post instanceof ObjectNode told)) {
            return post;
        }
        ObjectNode whole = StrictJson.object();
        whole.setAll(told);
        copy.fieldNames().forEachRemaining(name -> {
            if (Tolerant.member(told, name) == null) {
                whole.set(name, copy.path(name));
            }
        });
        return whole;
    }

    /** The object that has the whole text of a long post; null where the post itself has it. */
    static @Nullable JsonNode whole(JsonNode post) {
        JsonNode note = Tolerant.member(post, "note_tweet", "note_post", "extended_tweet");
        boolean isWhole = note != null
                && (note.path("text").isTextual() || note.path("full_text").isTextual());
        return isWhole ? note : null;
    }

    /** The text of a post as X writes it, escapes and all. */
    static String words(JsonNode post) {
        JsonNode whole = whole(post);
        String words =
                whole == null ? Tolerant.text(post, "full_text", "text") : Tolerant.text(whole, "text", "full_text");
        return words == null ? "" : words;
    }

    /** Ids of the people whom a post has to do with: whom it mentions, answers or quotes, and who wrote it. */
    static List<String> people(JsonNode post, Included included) {
        List<String> people = new ArrayList<>();
        for (JsonNode place : new @Nullable JsonNode[] {post, whole(post)}) {
            JsonNode mentions = Tolerant.member(Tolerant.member(place, "entities"), "mentions");
            for (JsonNode mention : mentions == null || !mentions.isArray() ? List.<JsonNode>of() : mentions) {
                add(people, Tolerant.id(mention, "id"));
            }
        }
        add(people, Tolerant.id(post, "in_reply_to_user_id"));
        add(people, Tolerant.id(post, "author_id"));
        String quoted = referenced(post, "quoted");
        add(people, quoted == null ? null : Tolerant.id(included.post(quoted), "author_id"));
        return people;
    }

    private static void add(List<String> people, @Nullable String id) {
        if (id != null) {
            people.add(id);
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
        JsonNode old = Tolerant.member(post, "edit_history");
        List<String> ids = ids(Tolerant.member(post, "edit_history_tweet_ids"));
        ids = ids.isEmpty() ? ids(Tolerant.member(post, "edit_history_post_ids")) : ids;
        return ids.isEmpty() ? ids(Tolerant.member(old, "edit_tweet_ids")) : ids;
    }

    private static List<String> ids(@Nullable JsonNode told) {
        if (told == null || !told.isArray()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(told.size());
        for (JsonNode value : told) {
            String id = Tolerant.id(value);
            if (id != null && !ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The first post to which a post stands in such a relation. */
    static @Nullable String referenced(JsonNode post, String type) {
        String id = first(Tolerant.member(post, "referenced_tweets"), type);
        return id == null ? first(Tolerant.member(post, "referenced_posts"), type) : id;
    }

    private static @Nullable String first(@Nullable JsonNode told, String type) {
        for (JsonNode reference : told == null || !told.isArray() ? List.<JsonNode>of() : told) {
            String id = Tolerant.id(reference, "id");
            if (id != null && type.equals(Tolerant.text(reference, "type"))) {
                return id;
            }
        }
        return null;
    }
}
