package dev.relais.rules;

/**
 * What the rules of a desk decide for a message. {@link RuleSet} asks them one after another; {@code relais-routing} has an index
 * that finds the matching ones at once. Both give the same outcome for the same rules and facts.
 *
 * <p>Thread-safe, and a pure function of the facts, until other rules are published.
 */
@FunctionalInterface
public interface RuleEvaluator {
    /** What the rules decide for a message with these facts. */
    Outcome evaluate(Facts facts);
}
