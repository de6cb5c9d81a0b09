package dev.relais.twitter.manage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What X tells of by the X Activity API.
 *
 * @param id X's; {@code ""} before X gave one
 * @param eventType {@code post.mention.create}, {@code dm.received}…: an open set
 * @param user X's id of the account that it is about; null where a keyword says what it is about
 * @param keyword null where a user says what it is about
 * @param direction {@code inbound} or {@code outbound} of direct messages and chats; null for both
 * @param tag the application's own word, up to 200 characters; null for none
 * @param webhook where it is told, besides the stream; null for the stream alone
 */
public record Subscription(
        String id,
        String eventType,
        @Nullable String user,
        @Nullable String keyword,
        @Nullable String direction,
        @Nullable String tag,
        @Nullable String webhook) {
    /** A wish: what {@code user}'s account is to be told, at a webhook. */
    public static Subscription of(String eventType, String user, @Nullable String webhook) {
        return new Subscription("", eventType, user, null, null, "relais", webhook);
    }

    /** Whether it tells the same at the same place. */
    boolean covers(Subscription wish) {
        return eventType.equals(wish.eventType)
                && Objects.equals(user, wish.user)
                && Objects.equals(keyword, wish.keyword)
                && Objects.equals(webhook, wish.webhook);
    }
}
