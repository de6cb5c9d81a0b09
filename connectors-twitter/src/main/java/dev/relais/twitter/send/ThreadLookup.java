package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.json.Tolerant;
import dev.relais.twitter.api.Answer;
import dev.relais.twitter.api.Call;
import dev.relais.twitter.api.XApi;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.read.PostReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of an answer in several posts is there already: an attempt may have broken off in the middle. Reads the account's own timeline
 * since the post that is answered, five pages at most.
 */
public final class ThreadLookup {
    private static final int PAGES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** What was found. */
    sealed interface Found {
        /** The ids of the parts that are there, from the first on. */
        record Parts(List<String> ids) implements Found {}

        /** X cannot be asked now. */
        record Unknown(Instant until) implements Found {}
    }

    private final XApi api;

    /** Looks through this door. */
    public ThreadLookup(XApi api) {
        this.api = api;
    }

    /** The parts of an answer to {@code parent} that are there. */
    Found found(Account account, String parent, List<String> parts) {
        String self = account.externalId();
        if (self == null
                || !Acts.ID.matcher(self).matches()
                || !Acts.ID.matcher(parent).matches()) {
            return new Found.Parts(List.of());
        }
        List<JsonNode> own = new ArrayList<>();
        String path = "/2/users/" + self + "/tweets?max_results=100&since_id=" + parent + "&"
                + api.fields().own();
        @Nullable String next = null;
        for (int page = 0; page < PAGES; page++) {
            String more = next == null ? "" : "&pagination_token=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            Answer answer = api.call(Call.get(Endpoint.TIMELINE, path + more, account, Urgency.INTERACTIVE));
            if (!(answer instanceof Answer.Done done)) {
                Instant until = answer instanceof Answer.Limited limited
                        ? limited.until()
                        : api.now().plus(PAUSE);
                return new Found.Unknown(until);
            }
            JsonNode body = done.json();
            JsonNode data = Tolerant.member(body, "data");
            api.budget().used(Endpoint.TIMELINE.price(), Sought.ids(data), Urgency.INTERACTIVE);
            if (data != null && data.isArray()) {
                data.forEach(own::add);
            }
            next = Tolerant.text(Tolerant.member(body, "meta"), "next_token");
            if (next == null) {
                break;
            }
        }
        return new Found.Parts(chain(own, parent, parts));
    }

    private static List<String> chain(List<JsonNode> own, String parent, List<String> parts) {
        List<String> ids = new ArrayList<>();
        String above = parent;
        for (String part : parts) {
            String here = null;
            for (JsonNode post : own) {
                if (above.equals(PostReader.parent(post)) && Saying.is(post, part, true)) {
                    here = Tolerant.id(post, "id");
                }
            }
            if (here == null) {
                return ids;
            }
            ids.add(here);
            above = here;
        }
        return ids;
    }
}
