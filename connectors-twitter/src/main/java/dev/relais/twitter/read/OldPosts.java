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
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Posts of API v1.1, as the Account Activity API delivers them. They name no thread: their parent stands for it. */
final class OldPosts {
    /** The JDK's names of months depend on its locale data. */
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static final String FORM = "xxx xxx 00 00:00:00 +0000 0000";

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
        return new Post(
                        id,
                        PostReader.history(post),
                        null,
                        Tolerant.id(post, "in_reply_to_status_id_str", "in_reply_to_status_id"),
                        Tolerant.id(post, "in_reply_to_user_id_str", "in_reply_to_user_id"),
                        user == null || author == null ? null : Users.author(author, user),
                        PlainText.plain(PostReader.words(post)),
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
        Instant time = text != null && isDate(text) ? date(text) : null;
        return time != null ? time : Tolerant.time(post, "created_at", "timestamp_ms");
    }

    /** Whether a text has the form of {@code Tue Sep 01 09:15:30 +0000 2026}. */
    private static boolean isDate(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            boolean fits = switch (FORM.charAt(i)) {
                case '0' -> c >= '0' && c <= '9';
                case 'x' -> true;
                case '+' -> c == '+' || c == '-';
                default -> c == FORM.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Instant date(String text) {
        int month = MONTHS.indexOf(text.substring(4, 7));
        if (month % 3 != 0) {
            return null;
        }
        int sign = text.charAt(20) == '-' ? -1 : 1;
        try {
            Instant time = OffsetDateTime.of(
                            number(text, 26, 30),
                            month / 3 + 1,
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            0,
                            ZoneOffset.ofHoursMinutes(sign * number(text, 21, 23), sign * number(text, 23, 25)))
                    .toInstant();
            return time.isBefore(Instant.EPOCH) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
