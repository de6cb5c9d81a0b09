package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of fields and expansions that callers may ask for, and the choice of those that they did ask for. */
final class XFields {
    static final Map<String, String> NEW_NAMES = Map.of(
            "edit_history_tweet_ids", "edit_history_post_ids",
            "referenced_tweets", "referenced_posts",
            "note_tweet", "note_post",
            "retweet_count", "repost_count",
            "tweet_count", "post_count",
            "pinned_tweet_id", "pinned_post_id",
            "most_recent_tweet_id", "most_recent_post_id",
            "tweets", "posts");
    static final Set<String> POST = Set.of(
            "article",
            "attachments",
            "author_id",
            "card_uri",
            "community_id",
            "context_annotations",
            "conversation_id",
            "created_at",
            "display_text_range",
            "edit_controls",
            "edit_history_tweet_ids",
            "entities",
            "geo",
            "id",
            "in_reply_to_user_id",
            "lang",
            "non_public_metrics",
            "note_tweet",
            "organic_metrics",
            "possibly_sensitive",
            "promoted_metrics",
            "public_metrics",
            "referenced_tweets",
            "reply_settings",
            "source",
            "text",
            "withheld");
    static final Set<String> NEW_POST =
            POST.stream().map(f -> NEW_NAMES.getOrDefault(f, f)).collect(Collectors.toUnmodifiableSet());
    static final Set<String> POST_EXPANSIONS = Set.of(
            "attachments.media_keys",
            "attachments.poll_ids",
            "author_id",
            "edit_history_tweet_ids",
            "edit_history_post_ids",
            "entities.mentions.username",
            "geo.place_id",
            "in_reply_to_user_id",
            "referenced_tweets.id",
            "referenced_posts",
            "referenced_tweets.id.author_id",
            "referenced_posts.author_id");
    static final Set<String> USER = Set.of(
            "affiliation",
            "connection_status",
            "created_at",
            "description",
            "entities",
            "id",
            "location",
            "most_recent_tweet_id",
            "most_recent_post_id",
            "name",
            "pinned_tweet_id",
            "pinned_post_id",
            "profile_banner_url",
            "profile_image_url",
            "protected",
            "public_metrics",
            "receives_your_dm",
            "subscription_type",
            "url",
            "username",
            "verified",
            "verified_type",
            "withheld");
    /** What only a user may ask of another user. */
    static final Set<String> BETWEEN_USERS = Set.of("receives_your_dm", "connection_status");

    static final Set<String> USER_EXPANSIONS =
            Set.of("pinned_tweet_id", "pinned_post_id", "most_recent_tweet_id", "most_recent_post_id");
    static final Set<String> MEDIA = Set.of(
            "alt_text",
            "duration_ms",
            "height",
            "media_key",
            "preview_image_url",
            "public_metrics",
            "type",
            "url",
            "variants",
            "width");
    static final Set<String> MESSAGE = Set.of(
            "attachments",
            "created_at",
            "dm_conversation_id",
            "entities",
            "event_type",
            "id",
            "participant_ids",
            "referenced_tweets",
            "sender_id",
            "text");
    static final Set<String> MESSAGE_EXPANSIONS =
            Set.of("attachments.media_keys", "participant_ids", "referenced_tweets.id", "sender_id");
    static final Set<String> PLACE =
            Set.of("contained_within", "country", "country_code", "full_name", "geo", "id", "name", "place_type");
    static final Set<String> POLL = Set.of("duration_minutes", "end_datetime", "id", "options", "voting_status");

    private static final Map<String, String> OLD_NAMES = new HashMap<>();

    static {
        NEW_NAMES.forEach((before, now) -> OLD_NAMES.put(now, before));
        OLD_NAMES.put("referenced_posts", "referenced_tweets");
    }

    private XFields() {}

    static Set<String> post(XRequest request) {
        Set<String> asked = new HashSet<>(request.list("tweet.fields"));
        asked.addAll(request.list("post.fields"));
        return with(asked, "id", "text", "edit_history_tweet_ids");
    }

    static Set<String> user(XRequest request) {
        return with(request.list("user.fields"), "id", "name", "username");
    }

    static Set<String> media(XRequest request) {
        return with(request.list("media.fields"), "media_key", "type");
    }

    static Set<String> message(XRequest request) {
        Set<String> asked = with(request.list("dm_event.fields"), "id", "event_type", "text");
        if (asked.contains("entities")) {
            asked.addAll(Set.of("urls", "mentions", "hashtags", "cashtags"));
        }
        return asked;
    }

    /** Expansions by the names that this fake uses inside. */
    static Set<String> expansions(XRequest request) {
        return request.list("expansions").stream()
                .map(e -> switch (e) {
                    case "referenced_posts" -> "referenced_tweets.id";
                    case "referenced_posts.author_id" -> "referenced_tweets.id.author_id";
                    default -> OLD_NAMES.getOrDefault(e, e);
                })
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Only what was asked for, and what is always there. */
    static ObjectNode chosen(ObjectNode item, Set<String> fields) {
        return item.retain(fields);
    }

    private static Set<String> with(Set<String> asked, String... always) {
        Set<String> all = asked.stream().map(f -> OLD_NAMES.getOrDefault(f, f)).collect(Collectors.toSet());
        all.addAll(Set.of(always));
        return all;
    }
}
