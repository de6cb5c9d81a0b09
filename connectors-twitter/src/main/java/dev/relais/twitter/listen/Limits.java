package dev.relais.twitter.listen;

/**
 * What X takes of rules.
 *
 * @param rules how many
 * @param length characters of each
 */
public record Limits(int rules, int length) {
    /** Self-serve: 1,000 rules of 1,024 characters. */
    public static final Limits SELF_SERVE = new Limits(1_000, 1_024);

    /** Enterprise: 25,000 rules of 2,048 characters. */
    public static final Limits ENTERPRISE = new Limits(25_000, 2_048);
}
