package dev.relais.analysis;

import dev.relais.insight.ContentAnalyzer.Earlier;
import dev.relais.insight.ContentAnalyzer.Text;
import dev.relais.insight.Insight;
import java.util.List;

/** Texts as the tests analyse them. */
final class Analyses {
    static final SimpleAnalyzer ANALYZER = new SimpleAnalyzer();

    private Analyses() {}

    static Insight insightOf(String text) {
        return ANALYZER.analyze(new Text(text, null, null, List.of()));
    }

    static Insight insightBy(String author, String text, Earlier... context) {
        return ANALYZER.analyze(new Text(text, author, null, List.of(context)));
    }

    static Earlier earlier(String author, String text) {
        return new Earlier(author, text, null);
    }
}
