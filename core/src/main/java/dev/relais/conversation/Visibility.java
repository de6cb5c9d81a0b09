package dev.relais.conversation;

/** Who can read a message: everybody, or only the customer and the brand. */
public enum Visibility {
    PUBLIC("public"),
    PRIVATE("private");

    private final String word;

    Visibility(String word) {
        this.word = word;
    }

    /** The word used in files and facts. */
    public String word() {
        return word;
    }
}
