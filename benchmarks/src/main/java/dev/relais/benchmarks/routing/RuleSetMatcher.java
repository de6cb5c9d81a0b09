package dev.relais.benchmarks.routing;

import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.RuleSet;
import java.util.List;

/** The rules of a desk asked one after another. */
final class RuleSetMatcher implements Matcher<Facts> {
    private final RuleSet rules;

    RuleSetMatcher(List<RuleWorkload.Spec> specs) {
        rules = OurRules.of(specs);
    }

    /** The words of the text are found beforehand, as for all others. */
    @Override
    public Facts prepare(Post post) {
        Facts facts = OurRules.facts(post);
        if (facts.get("text") instanceof FactValue.Text text && !text.words().equals(post.words())) {
            throw new IllegalStateException("the words of a post are not those of its text");
        }
        return facts;
    }

    @Override
    public int first(Facts facts) {
        List<String> matched = rules.evaluate(facts).rules();
        return matched.isEmpty() ? NONE : OurRules.place(matched.get(0));
    }
}
