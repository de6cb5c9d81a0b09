package dev.relais.routing.index;

import dev.relais.rules.Condition;
import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a set of rules asks of each fact, and how often. */
final class Vocabulary {
    private final Map<String, Terms> terms = new LinkedHashMap<>();
    private final Ints uses = new Ints();

    /** Takes in what a condition asks. */
    void read(Condition condition) {
        if (condition instanceof All all) {
            all.conditions().forEach(this::read);
        } else if (condition instanceof Any any) {
            any.conditions().forEach(this::read);
        } else if (condition instanceof Not not) {
            read(not.condition());
        } else if (condition instanceof Test test) {
            terms.computeIfAbsent(test.fact(), fact -> new Terms(fact, uses)).read(test);
        }
    }

    /** The facts that are asked about, in the order of the first question. */
    Map<String, Terms> terms() {
        return terms;
    }

    /** In how many tests any of these signals occurs. */
    long uses(int[] signals) {
        long sum = 0;
        for (int signal : signals) {
            sum += uses.get(signal);
        }
        return sum;
    }

    /** How many signals there are. */
    int signals() {
        return uses.size();
    }
}
