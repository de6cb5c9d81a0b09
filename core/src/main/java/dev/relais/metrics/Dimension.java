package dev.relais.metrics;

/** By what figures are broken down. A case may stand under several rules, and under no value of a dimension. */
public enum Dimension {
    /** X, Facebook, Instagram… */
    NETWORK("network"),
    /** Post, comment, review, direct: of the message that began the conversation. */
    SURFACE("surface"),
    /** Of the first message of which analysis was sure. */
    LANGUAGE("language"),
    /** The likeliest of the first message that has one. */
    TOPIC("topic"),
    /** Where the conversation waited last. */
    QUEUE("queue"),
    /** The department of that queue. */
    DEPARTMENT("department"),
    /** To whom the metric attributes the case. */
    AGENT("agent"),
    /** Every rule that matched when the conversation was routed last. */
    RULE("rule");

    private final String text;

    Dimension(String text) {
        this.text = text;
    }

    /** The name in files. */
    public String text() {
        return text;
    }
}
