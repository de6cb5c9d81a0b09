package dev.relais.twitter.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a call. */
public sealed interface Answer {
    /** X did it (HTTP 2xx). */
    record Done(int status, byte[] body) implements Answer {
        /** The answer's JSON; null where it is none. */
        public @Nullable JsonNode json() {
            try {
                return StrictJson.read(body);
            } catch (NotJsonException e) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "Done[" + status + ", " + body.length + " bytes]";
        }
    }

    /**
     * X refused it, or it was not made because X would refuse it.
     *
     * @param status HTTP status; 0 where it was not made
     */
    record Refused(int status, Meaning meaning, Problem problem) implements Answer {}

    /** X takes no such call before {@code until}; it may not have been made at all. */
    record Limited(Instant until) implements Answer {}

    /** Nobody knows whether X did it. Harmless for what only reads. */
    record Unknown(String detail) implements Answer {}

    /** There was no connection: X has not seen it. */
    record Unreachable() implements Answer {}
}
