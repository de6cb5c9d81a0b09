package dev.relais.twitter.budget;

/**
 * Calls of X's API that have a window of their own.
 *
 * @see <a href="https://docs.x.com/x-api/fundamentals/rate-limits">X's rate limits</a>
 */
public enum Endpoint {
    /** {@code POST /2/tweets}: 100 in 15 minutes for a user, 10,000 in 24 hours for the application. */
    CREATE_POST(true, "post.create"),
    /** {@code DELETE /2/tweets/{id}}: 50 in 15 minutes. */
    DELETE_POST(true, "post.delete"),
    /** {@code PUT /2/tweets/{id}/hidden}: 50 in 15 minutes. */
    HIDE_REPLY(true, "content.manage"),
    /** {@code POST /2/dm_conversations/with/{id}/messages}: 15 in 15 minutes, 1,440 in 24 hours for user and for application. */
    SEND_MESSAGE(true, "dm.create"),
    /** {@code DELETE /2/dm_events/{id}}: 300 in 15 minutes. */
    DELETE_MESSAGE(true, "dm.delete"),
    /** {@code POST /2/media/upload/initialize}. */
    MEDIA_INITIALIZE(true, ""),
    /** {@code POST /2/media/upload/{id}/append}. */
    MEDIA_APPEND(true, ""),
    /** {@code POST /2/media/upload/{id}/finalize}. */
    MEDIA_FINALIZE(true, ""),
    /** {@code GET /2/media/upload?command=STATUS}. */
    MEDIA_STATUS(false, ""),
    /** {@code POST /2/media/metadata}. */
    MEDIA_METADATA(true, "media.metadata"),
    /** {@code GET /2/users/{id}/tweets}. */
    TIMELINE(false, "post.read"),
    /** {@code GET /2/users/{id}/mentions}: 300 in 15 minutes for a user, 450 for the application. */
    MENTIONS(false, "post.read"),
    /** {@code GET /2/tweets/search/recent}: 300 and 450 in 15 minutes. */
    SEARCH_RECENT(false, "post.read"),
    /** {@code GET /2/tweets/counts/recent}. */
    COUNTS_RECENT(false, ""),
    /** {@code GET /2/tweets?ids=}: 5,000 and 3,500 in 15 minutes. */
    POSTS(false, "post.read"),
    /** {@code GET /2/tweets/{id}/quote_tweets}: 75 in 15 minutes. */
    QUOTES(false, "post.read"),
    /** {@code GET /2/dm_events}: 15 in 15 minutes. */
    MESSAGES(false, "dm.read"),
    /** {@code GET /2/dm_conversations/with/{id}/dm_events}: 15 in 15 minutes. */
    MESSAGES_WITH(false, "dm.read"),
    /** {@code GET /2/users?ids=}: 900 and 300 in 15 minutes. */
    USERS(false, "user.read"),
    /** {@code GET /2/usage/tweets}: 50 in 15 minutes. */
    USAGE(false, ""),
    /** {@code /2/webhooks}: 450 in 15 minutes for the application. */
    WEBHOOKS(false, ""),
    /** {@code POST /2/webhooks}, {@code PUT} and {@code DELETE /2/webhooks/{id}}. */
    WEBHOOKS_CHANGE(true, ""),
    /** {@code POST /2/webhooks/replay}: 100 in 15 minutes. */
    WEBHOOK_REPLAY(true, ""),
    /** {@code GET /2/activity/subscriptions}: 500 in 15 minutes for the application. */
    SUBSCRIPTIONS(false, ""),
    /** {@code POST}, {@code PUT}, {@code DELETE /2/activity/subscriptions}. */
    SUBSCRIPTIONS_CHANGE(true, ""),
    /** {@code GET /2/activity/stream}: 450 connections in 15 minutes, 2 at a time. */
    ACTIVITY_STREAM(false, ""),
    /** {@code GET /2/tweets/search/stream}: 50 connections in 15 minutes. */
    FILTERED_STREAM(false, ""),
    /** {@code GET /2/tweets/search/stream/rules}: 450 in 15 minutes. */
    RULES(false, ""),
    /** {@code POST /2/tweets/search/stream/rules}: 100 in 15 minutes. */
    RULES_CHANGE(true, ""),
    /** {@code DELETE /2/connections/all}: 25 in 15 minutes. */
    CONNECTIONS_CLOSE(true, ""),
    /** {@code /2/compliance/jobs}: 150 in 15 minutes. */
    COMPLIANCE_JOBS(false, ""),
    /** {@code POST /2/compliance/jobs}. */
    COMPLIANCE_START(true, "");

    private final boolean changes;
    private final String price;

    Endpoint(boolean changes, String price) {
        this.changes = changes;
        this.price = price;
    }

    /** Whether the call changes something at X. */
    public boolean changes() {
        return changes;
    }

    /** The name of its price in {@link Prices}; {@code ""} where it costs nothing. */
    public String price() {
        return price;
    }
}
