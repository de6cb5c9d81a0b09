package dev.relais.routing.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index against the rules asked one after another. {@code -Drelais.index.evaluations=5000000} for a long run. */
class AgreementTest {
    private static final long EVALUATIONS = Long.getLong("relais.index.evaluations", 200_000);
    private static final long SEED = Long.getLong("relais.index.seed", 20261122L);

    private static final int NARROW = -20;
    private static final int WIDE = 120;

    private long evaluated;
    private long matched;
    private long several;
    private long irregular;
    private long large;
    private long common;

    @Test
    void the_index_decides_as_the_rules_do_one_after_another() {
        for (long seed = SEED; evaluated < EVALUATIONS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int spread = List.of(NARROW, 0, 0, WIDE).get(random.nextInt(4));
            boolean many = random.nextInt(spread == 0 ? 40 : 6) == 0;
            RandomRules source = new RandomRules(random, spread, many ? 500 : 7);
            List<Facts> messages = Stream.generate(source::facts).limit(80).toList();
            for (int sets = 0; sets < 5; sets++) {
                RuleSet rules = source.rules(many ? 150 + random.nextInt(400) : random.nextInt(50));
                RuleIndex index = RuleIndex.of(rules);
                Matches matches = new Matches();
                for (Facts facts : messages) {
                    check(seed, rules, index, facts, matches);
                    large += many ? 1 : 0;
                }
            }
        }
        assertThat(matched).as("evaluations in which some rule matched").isGreaterThan(evaluated / 2);
        assertThat(several).as("evaluations in which several rules matched").isGreaterThan(evaluated / 4);
        assertThat(irregular)
                .as("evaluations with lists where none is expected")
                .isGreaterThan(evaluated / 50);
        assertThat(common).as("evaluations in which a common signal was on").isGreaterThan(evaluated / 200);
        assertThat(large).as("evaluations of many rules").isGreaterThan(evaluated / 50);
    }

    private void check(long seed, RuleSet rules, RuleIndex index, Facts facts, Matches matches) {
        Outcome expected = rules.evaluate(facts);
        FactVector vector = index.vector(facts);
        Outcome actual = index.evaluate(vector);
        int first = expected.rules().isEmpty() ? -1 : position(expected.rules().get(0));
        if (!actual.equals(expected)
                || index.first(vector) != first
                || index.match(vector, matches) != expected.rules().size()) {
            assertThat(actual).as("seed %d", seed).isEqualTo(expected);
            assertThat(index.first(vector)).as("first, seed %d", seed).isEqualTo(first);
            assertThat(matches.size())
                    .as("matches, seed %d", seed)
                    .isEqualTo(expected.rules().size());
        }
        evaluated++;
        matched += expected.rules().isEmpty() ? 0 : 1;
        several += expected.rules().size() > 1 ? 1 : 0;
        irregular += vector.irregular ? 1 : 0;
        common += vector.bitmaps.length > 0 ? 1 : 0;
    }

    private static int position(String rule) {
        return Integer.parseInt(rule.substring(1));
    }
}
