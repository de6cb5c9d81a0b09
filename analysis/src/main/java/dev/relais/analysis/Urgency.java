package dev.relais.analysis;

import dev.relais.insight.ContentAnalyzer.Earlier;
import dev.relais.insight.ContentAnalyzer.Text;
import java.util.List;

/** How soon somebody should answer: words of haste and of long waiting, and messages left without an answer. */
final class Urgency {
    private Urgency() {}

    static Evidence of(Text text, List<Token> tokens, Vocabulary vocabulary) {
        Evidence evidence = new Evidence();
        vocabulary.urgency().in(tokens).forEach(found -> {
            boolean loud = tokens.subList(found.from(), found.to()).stream().anyMatch(Token::loud);
            evidence.add(found.value() * (loud ? 1.2 : 1));
        });
        long cries = tokens.stream()
                .filter(token -> token.is(Token.Kind.EXCLAMATION))
                .count();
        evidence.addIf(evidence.value() > 0 && cries >= 2, 0.2);
        evidence.add(unanswered(text), 3, 0.2);
        return evidence;
    }

    /** How many messages the author wrote right before this one, nobody having answered. */
    private static int unanswered(Text text) {
        if (text.author() == null || text.text().isBlank()) {
            return 0;
        }
        int count = 0;
        for (int i = text.context().size() - 1; i >= 0; i--) {
            Earlier earlier = text.context().get(i);
            if (!text.author().equals(earlier.author())) {
                break;
            }
            count++;
        }
        return count;
    }
}
