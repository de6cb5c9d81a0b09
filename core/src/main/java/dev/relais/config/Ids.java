package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.KnownIds;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The ids that a desk file lists, read before the rest, so that references may point forward. */
record Ids(KnownIds departments, KnownIds skills, KnownIds calendars, KnownIds slas, KnownIds agents, KnownIds queues) {

    static Ids of(JsonNode desk) {
        return new Ids(
                listed(desk.path("departments"), element -> element),
                listed(desk.path("skills"), element -> element),
                listed(desk.path("calendars"), element -> element.path("id")),
                listed(desk.path("slas"), element -> element.path("id")),
                listed(desk.path("agents"), element -> element.path("id")),
                listed(desk.path("queues"), element -> element.path("id")));
    }

    /** Where no desk is known: every reference may be right. */
    static Ids unknown() {
        KnownIds any = new KnownIds(Set.of(), false);
        return new Ids(any, any, any, any, any, any);
    }

    private static KnownIds listed(JsonNode list, UnaryOperator<JsonNode> id) {
        Set<String> ids = new LinkedHashSet<>();
        boolean whole = list.isArray() || list.isMissingNode();
        for (JsonNode element : list) {
            String text = id.apply(element).textValue();
            if (text == null || !KnownIds.isId(text)) {
                whole = false;
            } else {
                ids.add(text);
            }
        }
        return new KnownIds(ids, whole);
    }
}
