package dev.relais.lint;

import dev.relais.config.DeskConfig;
import dev.relais.config.MessageFacts;
import dev.relais.config.RouteLine;
import dev.relais.rules.Condition;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Looks for messages that show a fault; the real evaluator confirms each. */
final class Witness {
    private static final long SEED = 2;
    private static final int WALKS = 12;
    private static final int STEPS = 30;
    /** Rules looked at in all, so that a desk of thousands of rules is looked at in seconds. */
    private static final int MOST_EVALUATIONS = 1_000_000;

    private final DeskConfig desk;
    private final RuleSet rules;
    private final Messages messages;
    private int evaluations;

    Witness(DeskConfig desk) {
        this.desk = desk;
        this.rules = desk.ruleSet();
        this.messages = new Messages(desk);
    }

    /** A line of {@code relais route} whose facts match the rule and lead to such an outcome; null where none was found. */
    @Nullable
    String of(Rule rule, Predicate<Outcome> shows) {
        RandomGenerator random = new SplittableRandom(SEED);
        Predicate<Outcome> fault = shows.and(outcome -> outcome.rules().contains(rule.id()));
        for (int walk = 0; walk < WALKS; walk++) {
            int[] at = walk == 0 ? new int[messages.size()] : messages.random(random);
            for (int step = 0; step <= STEPS && evaluations < MOST_EVALUATIONS; step++) {
                Facts facts = messages.message(at);
                evaluations += rules.rules().size();
                if (fault.test(rules.evaluate(facts))) {
                    return new RouteLine(desk).write(new MessageFacts("example", facts));
                }
                at = nearer(rule, at, random);
            }
        }
        return null;
    }

    /** Changes one thing such that no fewer parts of the rule's condition hold. */
    private int[] nearer(Rule rule, int[] at, RandomGenerator random) {
        int[] best = at;
        int least = failing(rule.when(), messages.message(at));
        int dimension = random.nextInt(at.length);
        int first = random.nextInt(messages.size(dimension));
        for (int i = 0; i < messages.size(dimension); i++) {
            int[] other = at.clone();
            other[dimension] = (first + i) % messages.size(dimension);
            evaluations++;
            int failing = failing(rule.when(), messages.message(other));
            if (failing <= least) {
                least = failing;
                best = other;
            }
        }
        return best;
    }

    private static int failing(Condition condition, Facts facts) {
        List<Condition> parts = condition instanceof Condition.All all ? all.conditions() : List.of(condition);
        return (int) parts.stream().filter(part -> !part.holds(facts)).count();
    }
}
