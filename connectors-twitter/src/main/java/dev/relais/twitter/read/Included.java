package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Author;
import dev.relais.json.Tolerant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a body tells beside its items: people, media and other posts. Each is put in order once, when first asked for. */
final class Included {
    private static final List<String> POSTS = List.of("tweets", "posts");

    private final @Nullable JsonNode includes;
    private final @Nullable JsonNode people;
    private @Nullable Map<String, Author> users;
    private @Nullable Map<String, JsonNode> media;
    private @Nullable Map<String, JsonNode> posts;

    /**
     * @param includes {@code {"users": …, "media": …, "tweets": …}}
     * @param people another place that tells of users, which comes first
     */
    Included(@Nullable JsonNode includes, @Nullable JsonNode people) {
        this.includes = includes;
        this.people = people;
    }

    Included(@Nullable JsonNode includes) {
        this(includes, null);
    }

    /** The user with this id, as far as he is known. */
    Author user(String id) {
        if (users == null) {
            users = Users.of(people, Tolerant.member(includes, "users"));
        }
        return Users.named(users, id);
    }

    /** The id of the user with this handle. */
    @Nullable
    String idOf(@Nullable String handle) {
        if (handle == null) {
            return null;
        }
        user("");
        for (Author user : users == null ? List.<Author>of() : users.values()) {
            if (handle.equalsIgnoreCase(user.handle())) {
                return user.id();
            }
        }
        return null;
    }

    /** The medium with this key. */
    @Nullable
    JsonNode medium(String key) {
        if (media == null) {
            media = new HashMap<>();
            index(media, Tolerant.member(includes, "media"), "media_key");
        }
        return media.get(key);
    }

    /** The copy of a post; where both vocabularies stand side by side, that of today's. */
    @Nullable
    JsonNode post(String id) {
        if (posts == null) {
            posts = new HashMap<>();
            for (String name : POSTS) {
                index(posts, Tolerant.member(includes, name), "id");
            }
        }
        return posts.get(id);
    }

    private static void index(Map<String, JsonNode> into, @Nullable JsonNode list, String name) {
        if (list == null || !list.isArray()) {
            return;
        }
        for (JsonNode element : list) {
            String id = Tolerant.id(element, name);
            if (id != null) {
                into.putIfAbsent(id, element);
            }
        }
    }
}
