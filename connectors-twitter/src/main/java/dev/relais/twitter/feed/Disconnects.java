package dev.relais.twitter.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import org.jspecify.annotations.Nullable;

/** What X says of a stream that it ends or does not open. */
final class Disconnects {
    private Disconnects() {}

    /** A 429 that is no limit: X believes that earlier connections are open. */
    static boolean isTooManyConnections(int status, byte[] body) {
        if (status != 429) {
            return false;
        }
        try {
            return "TooManyConnections".equals(issue(StrictJson.read(body)));
        } catch (NotJsonException e) {
            return false;
        }
    }

    private static @Nullable String issue(JsonNode root) {
        String issue = Tolerant.text(root, "connection_issue");
        JsonNode errors = Tolerant.member(root, "errors");
        if (issue == null && errors != null && errors.isArray() && !errors.isEmpty()) {
            issue = Tolerant.text(errors.get(0), "connection_issue");
        }
        return issue;
    }
}
