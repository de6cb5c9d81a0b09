package dev.relais.twitter.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post to be.
 *
 * @param text what it says; may be empty where there is media
 * @param inReplyTo the post that it answers; null where it answers none
 * @param media ids of uploaded media, four at most
 * @param withoutHandles ids of people who are not to be mentioned although they take part in the thread
 * @param deepLink id of the account with which a button under the post begins a private conversation; null for no button
 * @param madeWithAi whether a machine wrote it: X wants that said, and its approval before that
 * @param edits id of the account's own post that it replaces; null where it replaces none
 */
public record PostDraft(
        String text,
        @Nullable String inReplyTo,
        List<String> media,
        List<String> withoutHandles,
        @Nullable String deepLink,
        boolean madeWithAi,
        @Nullable String edits) {
    /** Copies the lists. */
    public PostDraft {
        media = List.copyOf(media);
        withoutHandles = List.copyOf(withoutHandles);
        if (media.size() > 4) {
            throw new IllegalArgumentException("media must be 4 at most, not " + media.size());
        }
    }

    /** A post of its own. */
    public static PostDraft of(String text) {
        return new PostDraft(text, null, List.of(), List.of(), null, false, null);
    }

    /** The same as an answer. */
    public PostDraft inReplyTo(String post) {
        return new PostDraft(text, post, media, withoutHandles, deepLink, madeWithAi, edits);
    }

    /** The same with media. */
    public PostDraft media(List<String> ids) {
        return new PostDraft(text, inReplyTo, ids, withoutHandles, deepLink, madeWithAi, edits);
    }

    /** The same with a button that begins a private conversation with {@code account}. */
    public PostDraft deepLink(String account) {
        return new PostDraft(text, inReplyTo, media, withoutHandles, account, madeWithAi, edits);
    }

    /** The same, marked as written by a machine. */
    public PostDraft byMachine() {
        return new PostDraft(text, inReplyTo, media, withoutHandles, deepLink, true, edits);
    }

    /** The same in place of an earlier post of the account: within X's hour, and on Premium. */
    public PostDraft inPlaceOf(String post) {
        return new PostDraft(text, inReplyTo, media, withoutHandles, deepLink, madeWithAi, post);
    }

    /** The same with another text. */
    PostDraft saying(String other) {
        return new PostDraft(other, inReplyTo, media, withoutHandles, deepLink, madeWithAi, edits);
    }

    ObjectNode json() {
        ObjectNode body = StrictJson.object();
        if (!text.isEmpty()) {
            body.put("text", text);
        }
        if (inReplyTo != null) {
            ObjectNode reply = body.putObject("reply").put("in_reply_to_tweet_id", inReplyTo);
            if (!withoutHandles.isEmpty()) {
                withoutHandles.forEach(reply.putArray("exclude_reply_user_ids")::add);
            }
        }
        if (!media.isEmpty()) {
            media.forEach(body.putObject("media").putArray("media_ids")::add);
        }
        if (deepLink != null) {
            body.put("direct_message_deep_link", "https://x.com/messages/compose?recipient_id=" + deepLink);
        }
        if (madeWithAi) {
            body.put("made_with_ai", true);
        }
        if (edits != null) {
            body.putObject("edit_options").put("previous_post_id", edits);
        }
        return body;
    }

    @Override
    public String toString() {
        return "PostDraft[in reply to " + inReplyTo + ", " + media.size() + " media]";
    }
}
