package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.conversation.Media;
import dev.relais.json.Tolerant;
import dev.relais.twitter.text.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts of API v1.1, as the Account Activity API delivers them. They name no thread: their parent stands for it. */
final class OldPosts {
    private static final int WEEKDAY = 4;

    /** {@code Sep 01 09:15:30 +0000 2026}; the months are spelled here because the JDK's depend on its locale data. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendText(
                    ChronoField.MONTH_OF_YEAR,
                    Map.ofEntries(
                            Map.entry(1L, "Jan"),
                            Map.entry(2L, "Feb"),
                            Map.entry(3L, "Mar"),
                            Map.entry(4L, "Apr"),
                            Map.entry(5L, "May"),
                            Map.entry(6L, "Jun"),
                            Map.entry(7L, "Jul"),
                            Map.entry(8L, "Aug"),
                            Map.entry(9L, "Sep"),
                            Map.entry(10L, "Oct"),
                            Map.entry(11L, "Nov"),
                            Map.entry(12L, "Dec")))
            .appendPattern(" dd HH:mm:ss Z uuuu")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private OldPosts() {}

    static Inbound read(String pointer, JsonNode post, Seat.Taken seat, Instant receivedAt) {
        String id = Tolerant.id(post, "id_str", "id");
        if (id == null) {
            return new NotUnderstood(pointer, NETWORK, "the post has no id");
        }
        if (Tolerant.member(post, "retweeted_status") != null) {
            return new NotUnderstood(pointer, NETWORK, "a repost has no words of its own");
        }
        JsonNode user = Tolerant.member(post, "user");
        String author = Tolerant.id(user, "id_str", "id");
        JsonNode extended = Tolerant.member(post, "extended_tweet");
        String full = Tolerant.text(extended, "full_text");
        return new Post(
                        id,
                        List.of(),
                        null,
                        Tolerant.id(post, "in_reply_to_status_id_str", "in_reply_to_status_id"),
                        Tolerant.id(post, "in_reply_to_user_id_str", "in_reply_to_user_id"),
                        user == null || author == null ? null : Users.author(author, user),
                        PlainText.plain(full == null ? Tolerant.text(post, "full_text", "text") : full),
                        media(extended == null ? post : extended, post),
                        time(post))
                .inbound(pointer, seat, receivedAt);
    }

    /** {@code extended_entities} has all pictures, {@code entities} only the first. */
    private static List<Media> media(JsonNode... places) {
        for (String name : List.of("extended_entities", "entities")) {
            for (JsonNode place : places) {
                List<Media> found = Attachments.written(Tolerant.member(Tolerant.member(place, name), "media"));
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private static @Nullable Instant time(JsonNode post) {
        String text = Tolerant.text(post, "created_at");
        if (text != null && text.length() > WEEKDAY) {
            try {
                Instant time =
                        OffsetDateTime.parse(text.substring(WEEKDAY), DATE).toInstant();
                return time.isBefore(Instant.EPOCH) ? null : time;
            } catch (DateTimeException e) {
                // Another spelling; the members below may still tell.
            }
        }
        return Tolerant.time(post, "created_at", "timestamp_ms");
    }
}
