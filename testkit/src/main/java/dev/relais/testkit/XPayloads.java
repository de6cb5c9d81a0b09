package dev.relais.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import dev.relais.testkit.XWorld.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of X's activity webhooks. Guarded by the world's monitor.
 *
 * <p>Texts are HTML-escaped; the offsets of entities count the code points of the escaped text; every number has a twin that is
 * a string.
 */
final class XPayloads {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Duration EDIT_WINDOW = Duration.ofHours(1);
    private static final int CUT = 279;
    private static final String[] COUNTS = {
        "retweet_count", "reply_count", "like_count", "quote_count", "bookmark_count", "impression_count"
    };

    private final XWorld world;

    XPayloads(XWorld world) {
        this.world = world;
    }

    /** The tag of events that no subscription of a test asked for. */
    static final String TAG = "relais-testkit";

    /** An event about a post that exists. */
    ObjectNode post(String eventType, String eventId, Profile filter, Post post) {
        ObjectNode payload = post(post);
        if (post.parent() != null) {
            payload.put("in_reply_to_tweet_id", post.parent().id());
        }
        ObjectNode includes = StrictJson.object();
        people(post, filter).values().forEach(p -> includes.withArray("users").add(user(p)));
        includes.withArray("tweets").add(payload.deepCopy());
        return event(eventType, eventId, filter, payload, includes);
    }

    /** A post as it is read: unlike an event's, it does not name its parent beside the references. */
    ObjectNode rest(Post post) {
        return post(post);
    }

    /** A direct message as it is read. */
    ObjectNode event(XWorld.Message message) {
        String escaped = XText.escaped(message.text());
        ObjectNode event = StrictJson.object()
                .put("id", message.id())
                .put("event_type", message.type())
                .put("dm_conversation_id", message.conversation())
                .put("sender_id", message.from())
                .put("created_at", MILLIS.format(message.at()));
        if (!message.type().equals("MessageCreate")) {
            message.people().stream().sorted().forEach(event.withArray("participant_ids")::add);
            return event;
        }
        event.put("text", escaped);
        event.setAll(entities(escaped));
        if (message.media() != null && world.media.containsKey(message.media())) {
            event.putObject("attachments")
                    .putArray("media_keys")
                    .add(world.media.get(message.media()).key());
        }
        return event;
    }

    static String time(Instant instant) {
        return MILLIS.format(instant);
    }

    /** A post is gone: its author stands under {@code data} in the includes, unlike elsewhere. */
    ObjectNode deletion(Post post) {
        ObjectNode payload = StrictJson.object()
                .put("id", post.id())
                .put("author_id", post.author().id());
        ObjectNode includes = StrictJson.object();
        includes.withArray("users").addObject().set("data", user(post.author()));
        return event("post.delete", world.nextEvent(), post.author(), payload, includes);
    }

    /** An unencrypted direct message, in the older shape that X still uses for them. */
    ObjectNode message(String eventType, Profile filter, String id, Profile from, Profile to, String text, Instant at) {
        ObjectNode payload = StrictJson.object();
        ObjectNode message = payload.putArray("direct_message_events")
                .addObject()
                .put("type", "message_create")
                .put("id", id)
                .put("created_timestamp", Long.toString(at.toEpochMilli()))
                .putObject("message_create");
        message.putObject("target").put("recipient_id", to.id());
        message.put("sender_id", from.id());
        String escaped = XText.escaped(text);
        ObjectNode entities =
                message.putObject("message_data").put("text", escaped).putObject("entities");
        for (String kind : new String[] {"hashtags", "symbols", "user_mentions", "urls"}) {
            entities.putArray(kind);
        }
        ObjectNode users = payload.putObject("users");
        for (Profile person : List.of(from, to)) {
            users.putObject(person.id()).set("data", user(person));
        }
        return event(eventType, world.nextEvent(), filter, payload, null);
    }

    /** An encrypted message that nobody but the two can read. */
    ObjectNode encrypted(Profile from, Profile account, String id) {
        ObjectNode payload = StrictJson.object()
                .put("conversation_token", "sealed")
                .put("id", id)
                .put("created_at_msec", Long.toString(world.clock.millis()))
                .put("sender_id", from.id())
                .put("conversation_id", from.id() + ":" + account.id())
                .put("conversation_key_version", "1")
                .put("encoded_event", "c2VhbGVk");
        payload.putObject("message_event_signature")
                .put("public_key_version", "1")
                .put("signature", "c2VhbGVk")
                .put("signature_version", "7")
                .put("signing_public_key", "c2VhbGVk");
        return event("chat.received", world.nextEvent(), account, payload, null);
    }

    /** What happens in a direct message beside its text: {@code direct_message_mark_read_events} and the like. */
    ObjectNode aside(String eventType, String list, ObjectNode aside, Profile filter, Profile from, Profile to) {
        ObjectNode payload = StrictJson.object();
        aside.put("created_timestamp", Long.toString(world.clock.millis())).put("sender_id", from.id());
        aside.putObject("target").put("recipient_id", to.id());
        payload.putArray(list).add(aside);
        ObjectNode users = payload.putObject("users");
        for (Profile person : List.of(from, to)) {
            users.putObject(person.id()).set("data", user(person));
        }
        return event(eventType, world.nextEvent(), filter, payload, null);
    }

    /** The account takes back what it had allowed. */
    ObjectNode revoked(Profile account) {
        ObjectNode payload = StrictJson.object()
                .put(
                        "date_time",
                        world.clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("user_id", account.id())
                .put("app_id", "1");
        ObjectNode event = event("oauth.revoke", world.nextEvent(), account, payload, null);
        ((ObjectNode) event.path("data")).putObject("filter");
        return event;
    }

    /** An event of any kind. */
    ObjectNode any(String eventType, Profile filter, ObjectNode payload) {
        return event(eventType, world.nextEvent(), filter, payload, null);
    }

    private static ObjectNode event(
            String type, String id, Profile filter, ObjectNode payload, @Nullable ObjectNode includes) {
        ObjectNode root = StrictJson.object();
        ObjectNode data = root.putObject("data").put("event_uuid", id);
        data.putObject("filter").put("user_id", filter.id());
        data.put("event_type", type).put("tag", TAG);
        data.set("payload", twinned(payload));
        if (includes != null) {
            data.set("includes", twinned(includes));
        }
        return root;
    }

    private ObjectNode post(Post post) {
        String escaped = XText.escaped(post.text());
        boolean isLong = XText.weight(post.text()) > XText.MAX_WEIGHT;
        String shown = isLong ? cut(escaped) : escaped;
        ObjectNode node = StrictJson.object()
                .put("id", post.id())
                .put("text", shown)
                .put("author_id", post.author().id())
                .put("conversation_id", post.conversation())
                .put("created_at", MILLIS.format(post.at()))
                .put("lang", post.extras().lang())
                .put("reply_settings", "everyone")
                .put("possibly_sensitive", false);
        ArrayNode history = node.putArray("edit_history_tweet_ids");
        post.history().forEach(history::add);
        node.putObject("edit_controls")
                .put("edits_remaining", 6 - post.history().size())
                .put("is_edit_eligible", true)
                .put("editable_until", MILLIS.format(post.first().plus(EDIT_WINDOW)));
        node.putArray("display_text_range").add(textStart(post)).add(length(shown));
        ObjectNode metrics = node.putObject("public_metrics");
        for (String count : COUNTS) {
            metrics.put(count, 0);
        }
        node.set("entities", entities(shown));
        if (isLong) {
            node.putObject("note_tweet").put("text", escaped).set("entities", entities(escaped));
        }
        Post parent = post.parent();
        if (parent != null) {
            node.put("in_reply_to_user_id", parent.author().id());
            reference(node, "replied_to", parent);
        }
        if (post.extras().quoted() != null) {
            reference(node, "quoted", post.extras().quoted());
        }
        if (post.extras().retweeted() != null) {
            reference(node, "retweeted", post.extras().retweeted());
        }
        if (!post.extras().media().isEmpty()) {
            ArrayNode keys = node.putObject("attachments").putArray("media_keys");
            post.extras().media().forEach(keys::add);
        }
        return node;
    }

    private static void reference(ObjectNode node, String type, Post other) {
        node.withArray("referenced_tweets").addObject().put("type", type).put("id", other.id());
    }

    /** Where a reply begins after the handle that X puts in front of it. */
    private static int textStart(Post post) {
        Post parent = post.parent();
        String prefix = parent == null ? "" : "@" + parent.author().handle() + " ";
        return !prefix.isEmpty() && post.text().startsWith(prefix) ? prefix.length() : 0;
    }

    private static String cut(String escaped) {
        int points = Math.min(CUT, length(escaped));
        return escaped.substring(0, escaped.offsetByCodePoints(0, points)) + "…";
    }

    private ObjectNode entities(String escaped) {
        ObjectNode entities = StrictJson.object();
        for (Matcher m : matches(XText.MENTION, escaped)) {
            ObjectNode mention = span(entities, "mentions", escaped, m).put("username", m.group(1));
            world.byHandle(m.group(1)).ifPresent(p -> mention.put("id", p.id()));
        }
        for (Matcher m : matches(XText.HASHTAG, escaped)) {
            span(entities, "hashtags", escaped, m).put("tag", m.group(1));
        }
        for (Matcher m : matches(XText.URL, escaped)) {
            span(entities, "urls", escaped, m)
                    .put("url", m.group())
                    .put("expanded_url", m.group())
                    .put("display_url", m.group().replaceFirst("https?://", ""));
        }
        return entities;
    }

    private static List<Matcher> matches(Pattern pattern, String text) {
        List<Matcher> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            found.add(matcher);
            from = matcher.end();
            matcher = pattern.matcher(text);
        }
        return found;
    }

    private static ObjectNode span(ObjectNode entities, String kind, String text, Matcher match) {
        return entities.withArray(kind)
                .addObject()
                .put("start", length(text.substring(0, match.start())))
                .put("end", length(text.substring(0, match.end())));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Map<String, Profile> people(Post post, Profile filter) {
        Map<String, Profile> people = new LinkedHashMap<>();
        people.put(post.author().id(), post.author());
        people.put(filter.id(), filter);
        return people;
    }

    ObjectNode user(Profile person) {
        ObjectNode user = StrictJson.object()
                .put("id", person.id())
                .put("name", person.name())
                .put("username", person.handle())
                .put("protected", world.protectedPeople.contains(person.id()))
                .put("verified", false)
                .put("verified_type", "none")
                .put("created_at", "2020-05-01T08:00:00.000Z")
                .put("profile_image_url", "https://images.example/" + person.id() + ".png");
        user.putObject("public_metrics")
                .put("followers_count", person.followers())
                .put("following_count", 0)
                .put("tweet_count", 0)
                .put("listed_count", 0)
                .put("like_count", 0)
                .put("media_count", 0);
        return user;
    }

    private static ObjectNode twinned(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        for (Map.Entry<String, JsonNode> member : members) {
            if (member.getValue().isIntegralNumber()) {
                object.put(member.getKey() + "_str", member.getValue().asText());
            } else {
                descend(member.getValue());
            }
        }
        return object;
    }

    private static void descend(JsonNode value) {
        if (value instanceof ObjectNode object) {
            twinned(object);
        } else if (value instanceof ArrayNode array) {
            array.forEach(XPayloads::descend);
        }
    }
}
