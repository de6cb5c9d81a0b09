package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Author;
import dev.relais.json.Tolerant;
import org.jspecify.annotations.Nullable;

/** Reads who did something; null where Meta does not tell, which it may for privacy at any time. */
final class People {
    private People() {}

    /** {@code {id, name, username}}. */
    static @Nullable Author person(@Nullable JsonNode person) {
        String id = Tolerant.id(person, "id");
        return id == null ? null : new Author(id, handle(person), Tolerant.text(person, "name"));
    }

    /** {@code from}, or the flat form used before Graph 2.11. */
    static @Nullable Author from(JsonNode value) {
        Author from = person(Tolerant.member(value, "from"));
        return from == null ? flat(value, "sender_id", "sender_name") : from;
    }

    /** An id and a name that stand beside each other. */
    static @Nullable Author flat(JsonNode value, String idMember, String nameMember) {
        String id = Tolerant.id(value, idMember);
        return id == null ? null : new Author(id, null, Tolerant.text(value, nameMember));
    }

    private static @Nullable String handle(@Nullable JsonNode person) {
        String name = Tolerant.text(person, "username");
        if (name == null) {
            return null;
        }
        String handle = name.startsWith("@") ? name.substring(1) : name;
        return handle.isEmpty() ? null : handle;
    }
}
