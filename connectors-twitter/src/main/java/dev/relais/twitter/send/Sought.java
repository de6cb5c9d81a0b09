package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.account.Account;
import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import dev.relais.json.Tolerant;
import dev.relais.twitter.read.PostReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is looked for among what the account said. X gives texts back changed: {@code &}, {@code <} and {@code >} escaped,
 * handles put in front, links shortened. Not thread-safe.
 */
final class Sought {
    private final SendRequest request;
    private final String text;
    private final String self;
    private final Instant from;
    private boolean past;
    private boolean near;

    /** @param text as it was sent */
    Sought(SendRequest request, String text, String self, Instant from) {
        this.request = request;
        this.text = text;
        this.self = self;
        this.from = from;
    }

    /** Who is asked. */
    Account account() {
        return request.account();
    }

    /** The ids of what a page holds. */
    static List<String> ids(@Nullable JsonNode page) {
        List<String> ids = new ArrayList<>();
        if (page != null && page.isArray()) {
            page.forEach(item -> {
                String id = Tolerant.id(item, "id");
                if (id != null) {
                    ids.add(id);
                }
            });
        }
        return ids;
    }

    /** The id of the reply; null where it is not on this page. */
    @Nullable
    String among(@Nullable JsonNode page) {
        if (page == null || !page.isArray()) {
            return null;
        }
        for (JsonNode item : page) {
            Instant at = Tolerant.time(item, "created_at");
            past |= at != null && at.isBefore(from);
            String id = id(item);
            if (id == null || (at != null && at.isBefore(from)) || !isOurs(item)) {
                continue;
            }
            if (Saying.is(item, text, isOpen())) {
                return id;
            }
            near |= text.contains("://") || Saying.hasLinks(item);
        }
        return null;
    }

    /** Whether what is older than the reply can be was reached. */
    boolean isPast() {
        return past;
    }

    Reconciliation notFound() {
        return near
                ? new Reconciliation.Undecidable("the account said something there with links that X has rewritten")
                : new Reconciliation.Absent();
    }

    private boolean isOpen() {
        return request.visibility() == Visibility.PUBLIC;
    }

    private @Nullable String id(JsonNode item) {
        List<String> versions = isOpen() ? PostReader.history(item) : List.of();
        return versions.isEmpty() ? Tolerant.id(item, "id") : versions.get(0);
    }

    private boolean isOurs(JsonNode item) {
        if (!isOpen()) {
            return self.equals(Tolerant.id(item, "sender_id"));
        }
        String author = Tolerant.id(item, "author_id");
        String parent = PostReader.parent(item);
        return (author == null || author.equals(self)) && parent != null && parent.equals(request.inReplyTo());
    }
}
