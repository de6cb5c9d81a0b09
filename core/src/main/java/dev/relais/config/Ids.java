package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The ids that a desk file lists, read before the rest, so that references may point forward. */
record Ids(Listed departments, Listed skills, Listed calendars, Listed slas, Listed agents, Listed queues) {

    /**
     * The ids of one list.
     *
     * @param ids those that could be read
     * @param whole false where the list, or the id of one of its elements, could not be read: that is a fault of its own,
     *     and what refers to it is not another
     */
    record Listed(Set<String> ids, boolean whole) {
        boolean has(String id) {
            return !whole || ids.contains(id);
        }
    }

    static Ids of(JsonNode desk) {
        return new Ids(
                listed(desk.path("departments"), element -> element),
                listed(desk.path("skills"), element -> element),
                listed(desk.path("calendars"), element -> element.path("id")),
                listed(desk.path("slas"), element -> element.path("id")),
                listed(desk.path("agents"), element -> element.path("id")),
                listed(desk.path("queues"), element -> element.path("id")));
    }

    static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= 64 && text.chars().allMatch(Ids::isIdPart);
    }

    private static boolean isIdPart(int c) {
        return c == '-'
                || c == '_'
                || c == '.'
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z');
    }

    private static Listed listed(JsonNode list, UnaryOperator<JsonNode> id) {
        Set<String> ids = new LinkedHashSet<>();
        boolean whole = list.isArray() || list.isMissingNode();
        for (JsonNode element : list) {
            String text = id.apply(element).textValue();
            if (text == null || !isId(text)) {
                whole = false;
            } else {
                ids.add(text);
            }
        }
        return new Listed(ids, whole);
    }
}
