package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.rules.FactChange;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.RuleSet;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactChangeTest {
    private static final long SEED = 20_261_123;

    private static Optional<FactChange> change(String rules, Facts facts) {
        RuleSet set = Desks.read(Desks.withRules(rules)).ruleSet();
        Optional<FactChange> change = FactChange.smallest(set, facts);
        change.ifPresent(one -> assertThat(set.evaluate(facts).decidesAs(set.evaluate(one.apply(facts))))
                .isFalse());
        return change;
    }

    @Test
    void a_number_that_nearly_did_it_is_the_smallest_change() {
        Facts facts =
                Facts.of(Map.of("sentiment", FactValue.of(new BigDecimal("-0.29")), "language", FactValue.of("fr")));
        assertThat(change("""
            {'id': 'angry', 'when': {'sentiment': {'lt': -0.3}}, 'then': {'queue': 'papers'}},
            {'id': 'german', 'when': {'language': 'de'}, 'then': {'queue': 'papers'}},
            {'id': 'all', 'when': {}, 'then': {'queue': 'counter'}}
            """, facts))
                .hasValue(new FactChange(
                        "sentiment", FactValue.of(new BigDecimal("-0.29")), FactValue.of(new BigDecimal("-0.31"))));
    }

    @Test
    void a_word_more_or_a_fact_less_may_be_all_that_was_missing() {
        Facts facts = Facts.of(Map.of("text", FactValue.of("Where is my cake")));
        assertThat(change("{'id': 'r', 'when': {'text': {'word': 'refund'}}, 'then': {'queue': 'papers'}}", facts))
                .hasValueSatisfying(change -> assertThat(change.fact()).isEqualTo("text"));
        assertThat(change("{'id': 'r', 'when': {'text': {'word': 'cake'}}, 'then': {'queue': 'papers'}}", facts))
                .hasValue(new FactChange("text", facts.get("text"), null));
    }

    @Test
    void rules_that_do_not_care_have_no_alternative() {
        assertThat(change("{'id': 'all', 'when': {}, 'then': {'queue': 'counter'}}", Facts.none()))
                .isEmpty();
    }

    @Test
    void whatever_the_rules_the_change_flips_the_decision() {
        RandomDesks random = new RandomDesks(new SplittableRandom(SEED));
        int found = 0;
        int runs = 200;
        for (int i = 0; i < runs; i++) {
            DeskConfig config = Desks.read(Desks.withRules(random.rules().replace("'", "\\u0027")));
            RouteLine lines = new RouteLine(config);
            RuleSet rules = config.ruleSet();
            String line = random.line().replace("'", "\\u0027").replace('\'', '"');
            Facts facts = lines.read("in", Desks.utf8(line)).facts();
            Optional<FactChange> change = FactChange.smallest(rules, facts);
            if (change.isPresent()) {
                found++;
                assertThat(rules.evaluate(change.get().apply(facts)).decidesAs(rules.evaluate(facts)))
                        .as("seed %d, run %d", SEED, i)
                        .isFalse();
            }
        }
        assertThat(found).as("of %d", runs).isGreaterThan(runs / 2);
    }
}
