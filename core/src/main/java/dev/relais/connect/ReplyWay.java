package dev.relais.connect;

import dev.relais.conversation.Visibility;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way of answering, judged before anybody types.
 *
 * @param visibility where the customer would get it
 * @param open whether the network is expected to take it. Never a promise: only the network decides
 * @param reason why not, typed by the connector as in {@link SendOutcome.Rejected}; null where it is open
 * @param detail for the agent: why not, or what to mind; {@code ""} where there is nothing to say
 * @param until when it closes, or where it is closed for a while, when it opens; null where no time is known
 * @param length of the longest text, in the network's own count; null where there is none
 * @param link where the agent can answer by hand instead; null where there is no such place
 */
public record ReplyWay(
        Visibility visibility,
        boolean open,
        @Nullable String reason,
        String detail,
        @Nullable Instant until,
        @Nullable Integer length,
        @Nullable String link) {
    /** A way that is open. */
    public static ReplyWay open(Visibility visibility) {
        return new ReplyWay(visibility, true, null, "", null, null, null);
    }
}
