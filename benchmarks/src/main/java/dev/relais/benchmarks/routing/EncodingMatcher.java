package dev.relais.benchmarks.routing;

import dev.relais.routing.index.RuleIndex;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The compiled index, asked with facts: the text is folded, cut into words and encoded with each question. */
final class EncodingMatcher implements Matcher<EncodingMatcher.Known> {
    private final RuleIndex index;

    /** The text, and all other facts. */
    record Known(String text, Map<String, FactValue> others) {}

    EncodingMatcher(List<RuleWorkload.Spec> specs) {
        index = RuleIndex.of(OurRules.of(specs));
    }

    @Override
    public Known prepare(Post post) {
        Map<String, FactValue> others = new HashMap<>();
        OurRules.insight(others, post);
        return new Known(post.text(), others);
    }

    /** A text remembers its words: a new one does not. */
    @Override
    public int first(Known known) {
        known.others().put("text", FactValue.of(known.text()));
        return index.first(index.vector(Facts.of(known.others())));
    }
}
