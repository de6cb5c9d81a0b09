package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.Tolerant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What X says in {@code errors}, beside data or alone. Its sentences quote ids and more; here only known words are repeated. */
final class Problems {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 -]{0,59}");
    private static final Set<String> OF_FIELDS =
            Set.of("field-unauthorized", "not-authorized-for-field", "field-hydration-failure");

    private Problems() {}

    /** A member of the data that X would not give: no failure. */
    static boolean isOfField(JsonNode error) {
        return OF_FIELDS.contains(kind(error));
    }

    /** Whether something that was asked for by its id is missing. */
    static boolean isOfResource(JsonNode error) {
        return Tolerant.member(error, "resource_id", "resource_type") != null;
    }

    static String reason(JsonNode error) {
        String id = Tolerant.id(error, "resource_id", "value");
        if (isOfResource(error) && id != null && Ids.isDigits(id)) {
            return "X does not give the " + word(error, "resource_type") + " " + id + ": " + kind(error);
        }
        String more = Tolerant.text(error, "disconnect_type", "connection_issue");
        return "X reports a problem: " + kind(error) + (more == null ? "" : " (" + shown(more) + ")");
    }

    /** The end of the problem's address, whose host X has changed; else its title. */
    private static String kind(JsonNode error) {
        String type = Tolerant.text(error, "type");
        String last = type == null ? "" : type.substring(type.lastIndexOf('/') + 1);
        return last.isEmpty() || last.equals("about:blank") ? word(error, "title") : shown(last);
    }

    private static String word(JsonNode error, String name) {
        return shown(Tolerant.text(error, name));
    }

    private static String shown(@Nullable String word) {
        return word != null && WORD.matcher(word).matches() ? word : "of an unknown kind";
    }
}
