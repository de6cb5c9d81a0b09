package dev.relais.lint;

import dev.relais.config.DeskConfig;
import dev.relais.config.MessageFacts;
import dev.relais.config.RouteLine;
import dev.relais.lint.Finding.Level;
import dev.relais.rules.Condition;
import dev.relais.rules.Facts;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A message for which no rule names a queue, shown as an example that the real evaluator confirms. */
final class Unrouted {
    private static final long SEED = 1;
    private static final int WALKS = 60;
    private static final int STEPS = 60;
    /** Rules evaluated at most, so that a desk of thousands of rules is looked at in seconds. */
    private static final int MOST_EVALUATIONS = 5_000_000;

    private final RuleSet rules;
    private final Messages messages;
    private final RandomGenerator random = new SplittableRandom(SEED);
    private int evaluations;

    private Unrouted(DeskConfig desk) {
        this.rules = desk.ruleSet();
        this.messages = new Messages(desk);
    }

    static List<Finding> check(DeskConfig desk) {
        if (isCovered(desk)) {
            return List.of();
        }
        Facts facts = new Unrouted(desk).search();
        if (facts == null) {
            return List.of();
        }
        String example = new RouteLine(desk).write(new MessageFacts("example", facts));
        String message = desk.rules().isEmpty()
                ? "there are no rules, so no message finds a queue"
                : "a message may find no queue: no rule that matches the example names one";
        return List.of(new Finding(Level.WARNING, "/rules", message, example));
    }

    /** Certain that some rule names a queue, whatever the facts. */
    private static boolean isCovered(DeskConfig desk) {
        boolean hidden = desk.rules().stream()
                .anyMatch(rule -> rule.then().stop() && rule.then().queue() == null);
        List<Condition> deciding = desk.rules().stream()
                .filter(rule -> rule.then().queue() != null)
                .map(Rule::when)
                .toList();
        return !hidden && new Tableau(Tableau.calendars(desk)).impossible(List.of(), deciding);
    }

    private @Nullable Facts search() {
        int[] plain = new int[messages.size()];
        for (int walk = 0; walk < WALKS && evaluations < MOST_EVALUATIONS; walk++) {
            int[] found = walk(walk == 0 ? plain : messages.random(random));
            if (found != null) {
                return simplest(found);
            }
        }
        return null;
    }

    /** Goes where fewer rules name a queue, and sideways where none of the next messages is better. */
    private int @Nullable [] walk(int[] start) {
        int[] at = start;
        int best = deciding(at);
        for (int step = 0; step < STEPS && best > 0 && evaluations < MOST_EVALUATIONS; step++) {
            int[] next = at.clone();
            int dimension = random.nextInt(at.length);
            for (int value = 0; value < messages.size(dimension); value++) {
                int[] other = at.clone();
                other[dimension] = value;
                int deciding = deciding(other);
                if (deciding < best || (deciding == best && random.nextInt(3) == 0)) {
                    best = deciding;
                    next = other;
                }
            }
            at = next;
        }
        return best == 0 ? at : null;
    }

    /** As near to the plain message as it can be. */
    private Facts simplest(int[] found) {
        int[] simple = found.clone();
        for (int i = 0; i < simple.length; i++) {
            for (int value = 0; value < found[i]; value++) {
                simple[i] = value;
                if (deciding(simple) == 0) {
                    break;
                }
                simple[i] = found[i];
            }
        }
        return messages.message(simple);
    }

    /** How many of the rules that name a queue match; none where an earlier stop hides them. */
    private int deciding(int[] choice) {
        evaluations += rules.rules().size() + 1;
        Facts facts = messages.message(choice);
        int deciding = 0;
        for (Rule rule : rules.rules()) {
            if (rule.when().holds(facts)) {
                deciding += rule.then().queue() == null ? 0 : 1;
                if (rule.then().stop()) {
                    break;
                }
            }
        }
        return deciding;
    }
}
