package dev.relais.twitter.feed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.Tolerant;
import dev.relais.twitter.budget.Endpoint;
import dev.relais.twitter.feed.Poll.Listing;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a page X pushes too, beyond doubt: by that it is judged whether a webhook has fallen silent. Explicit mentions and received
 * messages; not what a search found, nor replies, which may mention the account only because X puts the handle in front, nor posts of
 * protected people, nor what the account wrote.
 */
final class Told {
    private Told() {}

    /** When the newest of it was made; {@link Instant#MIN} where there is none. */
    static Instant last(Listing listing, JsonNode page) {
        JsonNode data = Tolerant.member(page, "data");
        Instant last = Instant.MIN;
        if (data == null || !data.isArray()) {
            return last;
        }
        Set<String> hidden = hidden(Tolerant.member(page, "includes"));
        for (JsonNode item : data) {
            String id = Tolerant.id(item, "id");
            if (id != null && isPushed(listing, item, hidden)) {
                Instant made = Snowflake.time(id).orElse(Instant.MIN);
                last = made.isAfter(last) ? made : last;
            }
        }
        return last;
    }

    private static boolean isPushed(Listing listing, JsonNode item, Set<String> hidden) {
        String own = listing.account().externalId();
        if (listing.endpoint() == Endpoint.MENTIONS) {
            String author = Tolerant.id(item, "author_id");
            return author != null && !author.equals(own) && !hidden.contains(author) && !refers(item);
        }
        if (listing.endpoint() == Endpoint.MESSAGES) {
            String sender = Tolerant.id(item, "sender_id");
            return sender != null && !sender.equals(own);
        }
        return false;
    }

    private static boolean refers(JsonNode post) {
        JsonNode references = Tolerant.member(post, "referenced_tweets", "referenced_posts");
        return references != null && !references.isEmpty();
    }

    private static Set<String> hidden(@Nullable JsonNode includes) {
        Set<String> hidden = new HashSet<>();
        JsonNode users = Tolerant.member(includes, "users");
        if (users != null && users.isArray()) {
            for (JsonNode user : users) {
                String id = Tolerant.id(user, "id");
                JsonNode is = Tolerant.member(user, "protected");
                if (id != null && is != null && is.booleanValue()) {
                    hidden.add(id);
                }
            }
        }
        return hidden;
    }
}
