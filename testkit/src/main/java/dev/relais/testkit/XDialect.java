package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names that X uses for one thing in answers and events; requests may use either. */
public enum XDialect {
    /** {@code tweet}: the names on the wire so far, and in X's documentation. */
    TWEET,
    /** {@code post}: the names of X's specification since version 2.167. */
    POST;

    private static final List<String> ENTITIES = List.of("urls", "mentions", "hashtags", "cashtags");

    /** The tree in this dialect; changed in place. */
    ObjectNode speak(ObjectNode tree) {
        if (this == POST) {
            rename(tree);
        }
        return tree;
    }

    private static void rename(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(XDialect::rename);
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        object.removeAll();
        for (Map.Entry<String, JsonNode> member : members) {
            rename(member.getValue());
            object.set(name(member.getKey()), member.getValue());
        }
        if (object.path("event_type").asText().equals("MessageCreate")) {
            for (String kind : ENTITIES) {
                JsonNode some = object.remove(kind);
                if (some != null) {
                    object.withObject("/entities").set(kind, some);
                }
            }
        }
    }

    private static String name(String old) {
        boolean twin = old.endsWith("_str");
        String plain = twin ? old.substring(0, old.length() - 4) : old;
        String now = XFields.NEW_NAMES.getOrDefault(plain, plain);
        return twin ? now + "_str" : now;
    }
}
