package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.Reconciliation.Found;
import dev.relais.connect.Reconciliation.Unavailable;
import dev.relais.connect.Reconciliation.Undecidable;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a reply whose outcome nobody knows: in the account's own timeline, or among the direct messages with the customer.
 * Both list the newest first. Reads up to five pages, one request each.
 */
public final class XLookup {
    /** Milliseconds since 1970 that X's ids count from; the low 22 bits tell ids of one millisecond apart. */
    private static final long ID_EPOCH = 1_288_834_974_657L;

    private static final int ID_BITS = 22;
    private static final int PAGES = 5;
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private final XApi api;
    private final Manners manners;
    private final ThreadLookup threads;

    /**
     * Looks through this door.
     *
     * @param manners with which replies were said
     */
    public XLookup(XApi api, Manners manners, ThreadLookup threads) {
        this.api = api;
        this.manners = manners;
        this.threads = threads;
    }

    /** Whether X shows the reply; see {@link dev.relais.connect.Connector#reconcile}. */
    public Reconciliation look(SendRequest request, Instant startedAt) {
        String self = request.account().externalId();
        if (self == null || !Acts.ID.matcher(self).matches()) {
            return new Undecidable("the desk does not know X's id of account "
                    + request.account().id());
        }
        Instant from = startedAt.minus(EARLIER);
        List<String> parts =
                manners.said(request) instanceof Manners.Said.Parts said ? said.parts() : List.of(request.text());
        if (request.visibility() == Visibility.PUBLIC && parts.size() > 1) {
            return thread(request, parts);
        }
        if (request.visibility() == Visibility.PUBLIC) {
            return pages(Endpoint.TIMELINE, timeline(self, from), new Sought(request, parts.get(0), self, from));
        }
        String customer = request.customer();
        if (customer == null || !Acts.ID.matcher(customer).matches()) {
            return new Undecidable("nobody knows the customer's id on X");
        }
        String messages =
                "/2/dm_conversations/with/" + customer + "/dm_events?max_results=100&event_types=MessageCreate"
                        + "&dm_event.fields=id,event_type,text,sender_id,created_at,entities";
        return pages(Endpoint.MESSAGES_WITH, messages, new Sought(request, parts.get(0), self, from));
    }

    /** What is there of a broken answer in several posts is not said again, so that it may be gone on with as if nothing were there. */
    private Reconciliation thread(SendRequest request, List<String> parts) {
        ThreadLookup.Found found = threads.found(request.account(), String.valueOf(request.inReplyTo()), parts);
        if (!(found instanceof ThreadLookup.Found.Parts there)) {
            return new Unavailable("X cannot be asked now");
        }
        return there.ids().size() == parts.size() ? new Found(there.ids().get(0)) : new Reconciliation.Absent();
    }

    private String timeline(String self, Instant from) {
        long since = (from.toEpochMilli() - ID_EPOCH) << ID_BITS;
        return "/2/users/" + self + "/tweets?max_results=100" + (since > 0 ? "&since_id=" + since : "") + "&"
                + api.fields().own();
    }

    private Reconciliation pages(Endpoint endpoint, String path, Sought sought) {
        Account account = sought.account();
        @Nullable String next = null;
        for (int page = 0; page < PAGES; page++) {
            String more = next == null ? "" : "&pagination_token=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            Answer answer = api.call(Call.get(endpoint, path + more, account, Urgency.INTERACTIVE));
            if (answer instanceof Answer.Refused refused) {
                return refused(refused);
            }
            if (!(answer instanceof Answer.Done done)) {
                return new Unavailable("X cannot be asked now");
            }
            JsonNode body = done.json();
            JsonNode meta = Tolerant.member(body, "meta");
            JsonNode data = Tolerant.member(body, "data");
            if (meta == null && data == null) {
                return new Unavailable("X's answer is not understood");
            }
            api.budget().used(endpoint.price(), Sought.ids(data), Urgency.INTERACTIVE);
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
    private static Reconciliation refused(Answer.Refused refused) {
        String reason = refused.meaning().reason();
        boolean passing = reason == null || reason.equals("out-of-credit") || reason.equals("usage-capped");
        return passing
                ? new Unavailable(refused.meaning().detail())
                : new Undecidable(refused.meaning().detail());
    }
}
