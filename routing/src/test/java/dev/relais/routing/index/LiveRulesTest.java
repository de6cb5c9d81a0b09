package dev.relais.routing.index;

import static dev.relais.routing.index.Given.all;
import static dev.relais.routing.index.Given.has;
import static dev.relais.routing.index.Given.is;
import static dev.relais.routing.index.Given.rule;
import static dev.relais.routing.index.Given.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleSet;
import dev.relais.rules.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveRulesTest {
    private static final int GENERATIONS = 300;
    private static final Facts FACTS = Facts.none()
            .with("topics", FactValue.texts("billing"))
            .with("text", FactValue.of("My refund"))
            .with("network", FactValue.of("x"));

    /** Rules of which each generation has others, in other places; those that match name their generation. */
    private static RuleSet generation(int number) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < number % 7; i++) {
            rules.add(rule("none" + i, test("topics", is("other" + i)), "none", false));
        }
        String queue = "g" + number;
        rules.add(rule("a", test("topics", is("billing")), queue, false));
        rules.add(rule("b", all(test("text", has(TextPart.WORD, "refund")), test("network", is("x"))), queue, false));
        rules.add(rule("c", all(), queue, true));
        return new RuleSet(rules, Map.of(queue, "sla-" + number));
    }

    private static int generationOf(Outcome outcome) {
        assertThat(outcome.rules()).containsExactly("a", "b", "c");
        assertThat(outcome.tags()).as("one generation").containsExactly(outcome.queue());
        int number = Integer.parseInt(String.valueOf(outcome.queue()).substring(1));
        assertThat(outcome.sla()).isEqualTo("sla-" + number);
        return number;
    }

    @Test
    void readers_meet_whole_generations_and_never_an_earlier_one_again() throws Exception {
        LiveRules live = new LiveRules(generation(0));
        FactVector shared = live.current().vector(FACTS);
        AtomicBoolean over = new AtomicBoolean();
        Callable<Integer> reader = () -> {
            int seen = 0;
            while (!over.get() || seen < GENERATIONS) {
                int now = generationOf(live.evaluate(FACTS));
                assertThat(now).isGreaterThanOrEqualTo(seen);
                seen = now;
                RuleIndex index = live.current();
                assertThat(generationOf(index.evaluate(shared))).isGreaterThanOrEqualTo(seen);
            }
            return seen;
        };
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> readers =
                    List.of(threads.submit(reader), threads.submit(reader), threads.submit(reader));
            for (int number = 1; number <= GENERATIONS; number++) {
                RuleIndex published = live.publish(generation(number));
                assertThat(live.current()).isSameAs(published);
            }
            over.set(true);
            for (Future<Integer> one : readers) {
                assertThat(one.get()).isEqualTo(GENERATIONS);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }
}
