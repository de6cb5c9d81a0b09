package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.routing.Term.AtLeast;
import dev.relais.benchmarks.routing.Term.Below;
import dev.relais.benchmarks.routing.Term.Is;
import dev.relais.benchmarks.routing.Term.Word;
import java.util.List;
import java.util.function.Predicate;

/** What a programmer would write: a list of predicates, asked one by one until one holds. */
final class LambdaMatcher implements Matcher<Post> {
    private final Predicate<Post>[] rules;

    @SuppressWarnings("unchecked") // An array of a generic type.
    LambdaMatcher(List<RuleWorkload.Spec> rules) {
        this.rules = rules.stream().map(LambdaMatcher::rule).toArray(Predicate[]::new);
    }

    static Predicate<Post> rule(RuleWorkload.Spec rule) {
        return rule.terms().stream()
                .map(LambdaMatcher::term)
                .reduce(Predicate::and)
                .orElse(post -> true);
    }

    static Predicate<Post> term(Term term) {
        if (term instanceof Is is) {
            TextField field = is.field();
            String value = is.value();
            return post -> value.equals(field.of(post));
        }
        if (term instanceof Word word) {
            String asked = word.word();
            return post -> post.words().contains(asked);
        }
        if (term instanceof Below below) {
            NumberField field = below.field();
            double bound = below.bound();
            return post -> field.of(post) < bound;
        }
        if (term instanceof AtLeast least) {
            NumberField field = least.field();
            double bound = least.bound();
            return post -> field.of(post) >= bound;
        }
        throw Term.unknown(term);
    }

    @Override
    public Post prepare(Post post) {
        return post;
    }

    @Override
    public int first(Post post) {
        for (int i = 0; i < rules.length; i++) {
            if (rules[i].test(post)) {
                return i;
            }
        }
        return NONE;
    }
}
