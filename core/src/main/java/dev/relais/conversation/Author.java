package dev.relais.conversation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message, as far as the network tells.
 *
 * @param id the network's user id
 * @param handle without @
 * @param name as people see it
 */
public record Author(
        String id, @Nullable String handle, @Nullable String name) {
    /** What both copies tell of the same person. Commutative, associative, idempotent. */
    Author join(Author other) {
        return new Author(id, pick(handle, other.handle), pick(name, other.name));
    }

    private static @Nullable String pick(@Nullable String a, @Nullable String b) {
        if (a == null || b == null || Objects.equals(a, b)) {
            return a == null ? b : a;
        }
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public String toString() {
        return "Author[hidden]";
    }
}
