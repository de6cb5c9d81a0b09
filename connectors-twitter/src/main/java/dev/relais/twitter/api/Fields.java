package dev.relais.twitter.api;

/**
 * Which fields are asked for. X's specification 2.167 calls posts {@code post} where its documentation and its wire say {@code tweet};
 * requests use the older names unless told otherwise, and on streams and searches always.
 */
public enum Fields {
    /** {@code tweet.fields}, {@code referenced_tweets.id}…: what X's documentation says. */
    TWEET("tweet", "referenced_tweets.id", "referenced_tweets.id.author_id", "referenced_tweets", "note_tweet"),
    /** {@code post.fields}, {@code referenced_posts}…: what the specification says since 2.167. */
    POST("post", "referenced_posts", "referenced_posts.author_id", "referenced_posts", "note_post");

    private static final String USER =
            "user.fields=username,name,profile_image_url,verified_type,protected,public_metrics,"
                    + "receives_your_dm,connection_status,created_at,location,description";
    private static final String MEDIA =
            "media.fields=type,url,preview_image_url,alt_text,variants,width,height,duration_ms";

    private final String word;
    private final String reference;
    private final String referenceAuthor;
    private final String references;
    private final String note;

    Fields(String word, String reference, String referenceAuthor, String references, String note) {
        this.word = word;
        this.reference = reference;
        this.referenceAuthor = referenceAuthor;
        this.references = references;
        this.note = note;
    }

    /** The query for posts with authors, media and what they refer to, without a leading sign. */
    public String posts() {
        return postFields()
                + "&expansions=author_id," + reference + "," + referenceAuthor
                + ",in_reply_to_user_id,entities.mentions.username,attachments.media_keys,edit_history_" + word
                + "_ids&"
                + USER + "&" + MEDIA;
    }

    private String postFields() {
        return word + ".fields=author_id,conversation_id,created_at,in_reply_to_user_id," + references
                + ",entities,attachments,lang," + note
                + ",edit_controls,edit_history_" + word
                + "_ids,public_metrics,reply_settings,possibly_sensitive,withheld,display_text_range,community_id";
    }

    /** The query for posts of which only their state is asked, without a leading sign. */
    public String states() {
        return word + ".fields=author_id,created_at,edit_history_" + word + "_ids";
    }

    /** The query for an account's own posts when one of them is looked for, without a leading sign. */
    public String own() {
        return word + ".fields=author_id,created_at,edit_history_" + word + "_ids,entities," + note + "," + references;
    }

    /** The query for direct messages with their senders, without a leading sign. */
    public String messages() {
        return "event_types=MessageCreate"
                + "&dm_event.fields=id,event_type,text,sender_id,dm_conversation_id,created_at,attachments,entities,participant_ids"
                + "&expansions=sender_id,participant_ids,attachments.media_keys&" + USER + "&" + MEDIA;
    }

    /** The query for users, without a leading sign. */
    public String users() {
        return USER;
    }
}
