package dev.relais.json;

import java.util.Set;

/**
 * Ids that may be referred to.
 *
 * @param ids those that could be read
 * @param whole false where the list, or the id of one of its elements, could not be read: that is a fault of its own, and what
 *     refers to it is not another
 */
public record KnownIds(Set<String> ids, boolean whole) {
    /** Whether a reference to {@code id} is no fault. */
    public boolean has(String id) {
        return !whole || ids.contains(id);
    }

    /** Whether a text is an id: 1 to 64 ASCII letters, digits, {@code - _ .}. */
    public static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= 64 && text.chars().allMatch(KnownIds::isIdPart);
    }

    private static boolean isIdPart(int c) {
        return c == '-'
                || c == '_'
                || c == '.'
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }
}
