package dev.relais.rules;

/** What a fact holds, as far as it is known beforehand. */
public enum FactType {
    /** A text. */
    TEXT("a string"),
    /** A number. */
    NUMBER("a number"),
    /** A boolean. */
    FLAG("true or false"),
    /** A list of texts. */
    LIST("a list of strings"),
    /** Whatever the host puts there. */
    ANY("any value");

    private final String description;

    FactType(String description) {
        this.description = description;
    }

    /** In words, for a message. */
    public String description() {
        return description;
    }
}
