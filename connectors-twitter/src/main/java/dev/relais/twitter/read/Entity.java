package dev.relais.twitter.read;

import dev.relais.twitter.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A part of a post's text that stands for something.
 *
 * @param span where it stands in the plain text, which is the text of the message
 * @param value the handle without @, the whole address behind a shortened link, or the tag without its sign
 * @param id X's id of a mentioned user; null where X names none
 * @param shown whether it stands in the body of the post; false for the handles that X puts in front of a reply
 */
public record Entity(
        Kind kind, Span span, String value, @Nullable String id, boolean shown) {
    /** What a part of a text stands for. */
    public enum Kind {
        /** A user. */
        MENTION,
        /** A link, which X shortens in the text. */
        LINK,
        /** A topic behind {@code #}. */
        HASHTAG,
        /** A share behind {@code $}. */
        CASHTAG
    }
}
