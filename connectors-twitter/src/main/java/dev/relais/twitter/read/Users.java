package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Author;
import dev.relais.json.Tolerant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People that a body tells of: lists or maps of users, each written plainly or inside {@code {"data": …}}. */
final class Users {
    private Users() {}

    /** The users of {@code places} by id; the first to tell of one wins. */
    static Map<String, Author> of(@Nullable JsonNode... places) {
        Map<String, Author> users = new HashMap<>();
        for (@Nullable JsonNode place : places) {
            if (place == null) {
                continue;
            }
            if (place.isArray()) {
                place.forEach(user -> put(users, null, user));
            }
            place.fieldNames().forEachRemaining(id -> put(users, id, place.path(id)));
        }
        return users;
    }

    /** The user with this id, as far as he is known. */
    static Author named(Map<String, Author> users, String id) {
        Author known = users.get(id);
        return known == null ? new Author(id, null, null) : known;
    }

    private static void put(Map<String, Author> users, @Nullable String key, JsonNode value) {
        JsonNode data = Tolerant.member(value, "data");
        JsonNode user = data == null ? value : data;
        String id = Tolerant.id(user, "id_str", "id");
        if (id == null) {
            id = key;
        }
        if (id != null && user.isObject()) {
            users.putIfAbsent(id, author(id, user));
        }
    }

    static Author author(String id, JsonNode user) {
        String handle = Tolerant.text(user, "username", "screen_name");
        if (handle != null && handle.startsWith("@")) {
            handle = handle.substring(1);
        }
        return new Author(id, handle == null || handle.isEmpty() ? null : handle, Tolerant.text(user, "name"));
    }
}
