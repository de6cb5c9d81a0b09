package dev.relais.analysis;

/**
 * A piece of a text.
 *
 * @param exact a word in lower case with its accents; otherwise empty
 * @param key what word lists are searched by: folded, letters held down taken once, any number as {@code 0}; a sign as it
 *     stands; otherwise empty
 * @param loud written in capitals, or with a letter held down
 */
record Token(Kind kind, String exact, String key, boolean loud) {
    enum Kind {
        WORD,
        HASHTAG,
        MENTION,
        LINK,
        /** An emoji or emoticon that the word lists know. */
        SIGN,
        EXCLAMATION,
        /** The end of a clause. */
        BREAK
    }

    static Token bare(Kind kind) {
        return new Token(kind, "", "", false);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether a negation does not reach across. */
    boolean endsClause() {
        return kind == Kind.BREAK || kind == Kind.EXCLAMATION;
    }
}
