package dev.relais.benchmarks.routing;

import dev.relais.routing.index.FactVector;
import dev.relais.routing.index.RuleIndex;
import java.util.List;

/** The compiled index, asked with messages that were encoded once, beforehand: where they are analyzed. */
final class IndexMatcher implements Matcher<FactVector> {
    private final RuleIndex index;

    IndexMatcher(List<RuleWorkload.Spec> specs) {
        index = RuleIndex.of(OurRules.of(specs));
    }

    @Override
    public FactVector prepare(Post post) {
        return index.vector(OurRules.facts(post));
    }

    @Override
    public int first(FactVector vector) {
        return index.first(vector);
    }
}
