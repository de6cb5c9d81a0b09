package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids that a desk file lists, read before the rest, so that references may point forward. */
record Ids(
        Set<String> departments,
        Set<String> skills,
        Set<String> calendars,
        Set<String> slas,
        Set<String> agents,
        Set<String> queues) {

    static Ids of(JsonNode desk) {
        return new Ids(
                texts(desk.path("departments")),
                texts(desk.path("skills")),
                ids(desk.path("calendars")),
                ids(desk.path("slas")),
                ids(desk.path("agents")),
                ids(desk.path("queues")));
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

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(element -> add(texts, element));
        return texts;
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(element -> add(ids, element.path("id")));
        return ids;
    }

    private static void add(Set<String> ids, JsonNode id) {
        if (id.isTextual()) {
            ids.add(id.textValue());
        }
    }
}
