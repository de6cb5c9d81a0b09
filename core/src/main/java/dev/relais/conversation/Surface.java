package dev.relais.conversation;

import java.util.Arrays;
import java.util.Optional;

/** Where a message stands. Visibility follows from it. */
public enum Surface {
    /** It starts a public thread. */
    POST("post", Visibility.PUBLIC),
    /** It stands under another public message. */
    COMMENT("comment", Visibility.PUBLIC),
    /** A public rating with or without words. */
    REVIEW("review", Visibility.PUBLIC),
    /** A direct message. */
    DIRECT("direct", Visibility.PRIVATE);

    private final String word;
    private final Visibility visibility;

    Surface(String word, Visibility visibility) {
        this.word = word;
        this.visibility = visibility;
    }

    /** The word used in files and facts. */
    public String word() {
        return word;
    }

    /** Who can read what stands here. */
    public Visibility visibility() {
        return visibility;
    }

    /** The surface that files call {@code word}. */
    public static Optional<Surface> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
