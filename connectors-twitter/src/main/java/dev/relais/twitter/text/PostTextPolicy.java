package dev.relais.twitter.text;

/** Says whether a text can be sent as it stands. Pure and thread-safe. */
public interface PostTextPolicy {
    /** How long the text is as the network counts, and what is wrong with it. */
    TextCheck check(String text);

    /** The policy for the parts of a thread that follow its first part; the same unless something in front of the first is not counted. */
    default PostTextPolicy continued() {
        return this;
    }
}
