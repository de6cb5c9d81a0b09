package dev.relais.twitter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.Reconciliation.Found;
import dev.relais.connect.Reconciliation.Unavailable;
import dev.relais.connect.Reconciliation.Undecidable;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.NotJsonException;
import dev.relais.json.StrictJson;
import dev.relais.json.Tolerant;
import dev.relais.twitter.XClient.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a reply whose outcome nobody knows: in the account's own timeline, or among the direct messages with the customer.
 * Both list the newest first. Reads up to five pages, one request each.
 */
final class XLookup {
    /** Milliseconds since 1970 that X's ids count from; the low 22 bits tell ids of one millisecond apart. */
    private static final long ID_EPOCH = 1_288_834_974_657L;

    private static final int ID_BITS = 22;
    private static final int PAGES = 5;
    private static final int PAGE_LIMIT = 1024 * 1024;
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private final XClient client;

    XLookup(XClient client) {
        this.client = client;
    }

    Reconciliation look(SendRequest request, Instant startedAt) {
        String self = request.account().externalId();
        if (self == null || !XSender.ID.matcher(self).matches()) {
            return new Undecidable("the desk does not know X's id of account "
                    + request.account().id());
        }
        Optional<String> token = client.token(request.account());
        if (token.isEmpty()) {
            return new Undecidable("the account has no access token that can be used");
        }
        Instant from = startedAt.minus(EARLIER);
        if (request.visibility() == Visibility.PUBLIC) {
            return pages(timeline(self, from), token.get(), new Sought(request, self, from));
        }
        String customer = request.customer();
        if (customer == null || !XSender.ID.matcher(customer).matches()) {
            return new Undecidable("nobody knows the customer's id on X");
        }
        String messages =
                "/2/dm_conversations/with/" + customer + "/dm_events?max_results=100&event_types=MessageCreate"
                        + "&dm_event.fields=id,event_type,text,sender_id,created_at,entities";
        return pages(messages, token.get(), new Sought(request, self, from));
    }

    private static String timeline(String self, Instant from) {
        long since = (from.toEpochMilli() - ID_EPOCH) << ID_BITS;
        return "/2/users/" + self + "/tweets?max_results=100" + (since > 0 ? "&since_id=" + since : "")
                + "&tweet.fields=author_id,created_at,edit_history_tweet_ids,entities,note_tweet,referenced_tweets";
    }

    private Reconciliation pages(String path, String token, Sought sought) {
        @Nullable String next = null;
        for (int page = 0; page < PAGES; page++) {
            String more = next == null ? "" : "&pagination_token=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            Reply reply = client.call("GET", path + more, null, token, PAGE_LIMIT);
            if (!(reply instanceof Reply.Answered answer)) {
                return new Unavailable("X cannot be asked now");
            }
            if (answer.status() != 200) {
                return refused(answer.status());
            }
            JsonNode body = json(answer.body());
            JsonNode meta = Tolerant.member(body, "meta");
            JsonNode data = Tolerant.member(body, "data");
            if (meta == null && data == null) {
                return new Unavailable("X's answer is not understood");
            }
            String found = sought.among(data);
            if (found != null) {
                return new Found(found);
            }
            next = Tolerant.text(meta, "next_token");
            if (next == null || sought.isPast()) {
                return sought.notFound();
            }
        }
        return new Unavailable("the account has said too much since for " + PAGES + " pages");
    }

    /** What ends by itself is asked again; what somebody has to change is not. */
    private static Reconciliation refused(int status) {
        boolean passing = status < 400 || status >= 500 || status == 402 || status == 408 || status == 429;
        String detail = "X answered with HTTP " + status;
        return passing ? new Unavailable(detail) : new Undecidable(detail);
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return StrictJson.read(body);
        } catch (NotJsonException e) {
            return null;
        }
    }
}
