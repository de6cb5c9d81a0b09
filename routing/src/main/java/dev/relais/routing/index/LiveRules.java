package dev.relais.routing.index;

import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleEvaluator;
import dev.relais.rules.RuleSet;

/**
 * Rules that can be replaced while messages are routed. A message meets either all rules of before or all of after, never a mixture.
 *
 * <p>Thread-safe. Readers never wait; those who publish wait for each other, so that the rules published last are in force.
 *
 * <pre>{@code
 * LiveRules rules = new LiveRules(config.ruleSet());
 * Desk desk = Desk.builder(config).rules(rules).build();
 * rules.publish(changed);
 * }</pre>
 */
public final class LiveRules implements RuleEvaluator {
    private volatile RuleIndex current;

    /** Begins with these rules. */
    public LiveRules(RuleSet rules) {
        current = RuleIndex.of(rules);
    }

    /** Puts other rules in force as soon as they are indexed. Returns their index. */
    public synchronized RuleIndex publish(RuleSet rules) {
        RuleIndex index = RuleIndex.of(rules);
        current = index;
        return index;
    }

    /** The index in force. */
    public RuleIndex current() {
        return current;
    }

    @Override
    public Outcome evaluate(Facts facts) {
        return current.evaluate(facts);
    }
}
