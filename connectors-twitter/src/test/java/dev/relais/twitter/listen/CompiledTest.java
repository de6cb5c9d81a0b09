package dev.relais.twitter.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.listening.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Queries as rules of X's stream. */
class CompiledTest {
    private static final String[] WORDS = {"lumen", "lamp", "broken", "refund", "parcel", "late", "thanks", "Spain"};
    private static final int CASES = Integer.getInteger("relais.compiled", 3_000);

    /** A post as far as these queries see it: its words, and its language. */
    private record Post(Set<String> words, String lang) {
        boolean isFoundBy(Query query) {
            if (query instanceof Query.All all) {
                return all.queries().stream().allMatch(this::isFoundBy);
            }
            if (query instanceof Query.Any any) {
                return any.queries().stream().anyMatch(this::isFoundBy);
            }
            if (query instanceof Query.Not not) {
                return !isFoundBy(not.query());
            }
            if (query instanceof Query.Operator operator) {
                return operator.value().equals(lang);
            }
            return words.contains(query.text());
        }
    }

    private static Query random(SplittableRandom chance, int depth) {
        int kind = depth == 0 ? 0 : chance.nextInt(5);
        if (kind == 1 || kind == 2) {
            List<Query> parts = new ArrayList<>();
            for (int i = 0; i < 2 + chance.nextInt(4); i++) {
                parts.add(random(chance, depth - 1));
            }
            return kind == 1 ? new Query.All(parts) : new Query.Any(parts);
        }
        if (kind == 3) {
            return new Query.Not(random(chance, 0));
        }
        String word = WORDS[chance.nextInt(WORDS.length)];
        return kind == 4
                ? new Query.Operator("lang", chance.nextBoolean() ? "fr" : "es")
                : word.equals("Spain") ? new Query.Tag("Spain") : new Query.Word(word);
    }

    private static Post post(SplittableRandom chance) {
        Set<String> words = new HashSet<>();
        for (String word : WORDS) {
            if (chance.nextInt(3) == 0) {
                words.add(word.equals("Spain") ? "#Spain" : word);
            }
        }
        return new Post(words, List.of("fr", "es", "en").get(chance.nextInt(3)));
    }

    @Test
    void splitting_keeps_the_meaning() {
        int several = 0;
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            Query query = random(chance, 3);
            Limits limits = new Limits(1_000, 20 + chance.nextInt(50));
            Compiled compiled = Compiled.of(List.of(new SavedQuery("q", query)), limits);
            if (!compiled.problems().isEmpty()) {
                assertThat(compiled.rules()).isEmpty();
                continue;
            }
            List<Query> parts = new ArrayList<>();
            for (Compiled.Wanted rule : compiled.rules()) {
                assertThat(rule.value().length()).as("seed %d", seed).isLessThanOrEqualTo(limits.length());
                assertThat(rule.tag()).isEqualTo("relais:q");
                parts.add(Query.read("rule", rule.value()));
            }
            several += parts.size() > 1 ? 1 : 0;
            assertThat(new HashSet<>(compiled.rules())).as("seed %d", seed).hasSameSizeAs(compiled.rules());
            for (int i = 0; i < 40; i++) {
                Post post = post(chance);
                assertThat(parts.stream().anyMatch(post::isFoundBy))
                        .as("seed %d: %s split into %s, on %s", seed, query.text(), parts, post)
                        .isEqualTo(post.isFoundBy(query));
            }
        }
        assertThat(several).as("queries that were split at all").isGreaterThan(CASES / 50);
    }

    @Test
    void each_part_keeps_something_that_stands_alone() {
        for (int seed = 0; seed < CASES; seed++) {
            SplittableRandom chance = new SplittableRandom(seed);
            Compiled compiled = Compiled.of(
                    List.of(new SavedQuery("q", random(chance, 3))), new Limits(1_000, 20 + chance.nextInt(50)));
            for (Compiled.Wanted rule : compiled.rules()) {
                Compiled again =
                        Compiled.of(List.of(new SavedQuery("q", Query.read("rule", rule.value()))), Limits.ENTERPRISE);
                assertThat(again.problems()).as("seed %d: %s", seed, rule).isEmpty();
            }
        }
    }

    @Test
    void equal_rules_of_two_queries_become_one_whose_tag_names_both() {
        Compiled compiled = Compiled.of(
                List.of(SavedQuery.read("a", "lumen  lamp"), SavedQuery.read("b", "lumen lamp")), Limits.SELF_SERVE);
        assertThat(compiled.rules()).containsExactly(new Compiled.Wanted("lumen lamp", "relais:a,b"));
    }

    @Test
    void what_cannot_be_split_or_cannot_stand_alone_is_a_problem_and_no_rule() {
        Compiled compiled = Compiled.of(
                List.of(
                        SavedQuery.read("long", "\"" + "lamp ".repeat(30).trim() + "\""),
                        SavedQuery.read("narrow", "lang:fr -lamp"),
                        SavedQuery.read("fine", "lamp")),
                new Limits(10, 60));
        assertThat(compiled.rules()).containsExactly(new Compiled.Wanted("lamp", "relais:fine"));
        assertThat(compiled.problems().stream().map(Compiled.Problem::query)).containsExactly("long", "narrow");
    }

    @Test
    void more_rules_than_x_takes_are_a_problem() {
        List<SavedQuery> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(SavedQuery.read("q" + i, "lamp" + i));
        }
        Compiled compiled = Compiled.of(many, new Limits(10, 60));
        assertThat(compiled.rules()).hasSize(10);
        assertThat(compiled.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("12 rules", "10"));
    }

    @Test
    void limits_are_those_of_x() {
        assertThat(Limits.SELF_SERVE).isEqualTo(new Limits(1_000, 1_024));
        assertThat(Limits.ENTERPRISE).isEqualTo(new Limits(25_000, 2_048));
    }
}
