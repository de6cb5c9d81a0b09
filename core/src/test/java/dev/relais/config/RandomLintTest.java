package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.lint.Finding;
import dev.relais.lint.Lint;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the linter claims about random desks holds for random messages. */
class RandomLintTest {
    private static final long SEED = 4711;
    private static final int DESKS = 1_000;
    private static final int MESSAGES = 10;

    @Test
    void no_message_matches_a_rule_that_is_called_dead_and_every_example_finds_no_queue() {
        RandomDesks random = new RandomDesks(new SplittableRandom(SEED));
        int dead = 0;
        int examples = 0;
        for (int i = 0; i < DESKS; i++) {
            DeskConfig desk = Desks.read(Desks.withRules(random.rules().replace("'", "\\u0027")));
            RouteLine lines = new RouteLine(desk);
            List<Facts> messages = new ArrayList<>();
            for (int j = 0; j < MESSAGES; j++) {
                messages.add(lines.read("in", Desks.utf8(random.line())).facts());
            }
            List<Finding> findings = Lint.check(desk);
            for (Finding finding : findings) {
                String example = finding.example();
                if (example != null) {
                    messages.add(lines.read("example", Desks.utf8(example)).facts());
                }
                if (example != null && finding.pointer().equals("/rules")) {
                    examples++;
                    Facts facts = lines.read("example", Desks.utf8(example)).facts();
                    assertThat(desk.ruleSet().evaluate(facts).decided())
                            .as(example)
                            .isFalse();
                }
            }
            for (Finding finding : findings) {
                if (finding.message().contains("can never match")) {
                    dead++;
                    int rule = Integer.parseInt(finding.pointer().split("/", -1)[2]);
                    String id = desk.rules().get(rule).id();
                    assertThat(messages)
                            .extracting(desk.ruleSet()::evaluate)
                            .flatExtracting(Outcome::rules)
                            .as("seed %d, desk %d, %s", SEED, i, finding)
                            .doesNotContain(id);
                }
            }
        }
        assertThat(dead).as("dead rules").isGreaterThan(50);
        assertThat(examples).as("examples").isGreaterThan(50);
    }
}
