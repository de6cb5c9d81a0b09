package dev.relais.twitter.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.connect.Inbound.Received;
import dev.relais.json.Tolerant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A line of the filtered stream that only rules of listening brought: what is said about the brand and not to it. A post that names or
 * answers the account, or that another rule asked for, is received as if it had been pushed.
 */
final class Heard {
    /** What stands in a tag before the ids of the queries that a rule stands for. */
    static final String TAG = "relais:";

    private Heard() {}

    /** @param people ids of those with whom the post has to do */
    static Inbound of(Received received, JsonNode line, List<String> people, Seat.Taken seat) {
        Set<String> queries = queries(Tolerant.member(line, "matching_rules"));
        boolean addressed = seat.self().stream().anyMatch(people::contains);
        return queries.isEmpty() || addressed
                ? received
                : new Mentioned(
                        received.pointer(),
                        received.message(),
                        received.key(),
                        received.aliases(),
                        received.revision(),
                        queries);
    }

    /** The ids of the queries; none where a rule brought the line that is not of listening. */
    private static Set<String> queries(@Nullable JsonNode rules) {
        Set<String> ids = new TreeSet<>();
        if (rules == null || !rules.isArray()) {
            return ids;
        }
        for (JsonNode rule : rules) {
            String tag = Tolerant.text(rule, "tag");
            if (tag == null || !tag.startsWith(TAG)) {
                return Set.of();
            }
            Collections.addAll(ids, tag.substring(TAG.length()).split(",", -1));
        }
        ids.remove("");
        return ids;
    }
}
