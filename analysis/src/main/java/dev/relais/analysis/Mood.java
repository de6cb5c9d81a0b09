package dev.relais.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the writer feels: words of feeling in their surroundings, and signs.
 *
 * <p>A negation up to three words before (or right after, as in {@code j'aime pas}) turns a word of feeling, intensifiers and
 * capitals strengthen it, exclamation marks strengthen all. A text without any feeling found is neutral.
 *
 * @param value −1…1
 * @param label {@code negative}, {@code neutral}, {@code positive}
 * @param confidence 0…1
 */
record Mood(double value, String label, double confidence) {
    private static final int WINDOW = 3;
    /** What is turned is weaker than its opposite: {@code not bad} is less than {@code good}. */
    private static final double TURNED = -0.6;
    /** Keeps a single word from being certain. */
    private static final double DOUBT = 1.2;

    private static final double NEUTRAL_BELOW = 0.1;

    /** The mood, or empty where nothing is known and the words could not have been understood. */
    static Optional<Mood> of(List<Token> tokens, Vocabulary vocabulary, Map<String, Double> signs, boolean understood) {
        double sum = 0;
        double size = 0;
        for (Phrases.Found<Double> found : vocabulary.mood().in(tokens)) {
            double felt = found.value() * surroundings(tokens, found, vocabulary.modifiers());
            sum += felt;
            size += Math.abs(felt);
        }
        for (Token token : tokens) {
            double felt = token.is(Token.Kind.SIGN) ? signs.getOrDefault(token.key(), 0.0) : 0;
            sum += felt;
            size += Math.abs(felt);
        }
        if (size == 0) {
            return understood ? Optional.of(new Mood(0, "neutral", 0.45)) : Optional.empty();
        }
        long cries = tokens.stream()
                .filter(token -> token.is(Token.Kind.EXCLAMATION))
                .limit(3)
                .count();
        double force = 1 + 0.15 * cries;
        double value = sum * force / (size * force + DOUBT);
        return Optional.of(Math.abs(value) < NEUTRAL_BELOW ? mixed(value) : felt(value));
    }

    private static Mood mixed(double value) {
        return new Mood(value, "neutral", 0.25);
    }

    private static Mood felt(double value) {
        return new Mood(value, value < 0 ? "negative" : "positive", 0.4 + 0.5 * Math.abs(value));
    }

    private static double surroundings(
            List<Token> tokens, Phrases.Found<Double> found, Vocabulary.Modifiers modifiers) {
        double factor = 1;
        boolean turned = follows(tokens, found.to(), modifiers.notAfter());
        for (int i = found.from() - 1; i >= Math.max(0, found.from() - WINDOW); i--) {
            Token token = tokens.get(i);
            if (token.endsClause()) {
                break;
            }
            turned |= modifiers.not().contains(token.key());
            factor *= modifiers.very().contains(token.key()) ? 1.4 : 1;
            factor *= modifiers.slightly().contains(token.key()) ? 0.7 : 1;
        }
        boolean loud = tokens.subList(found.from(), found.to()).stream().anyMatch(Token::loud);
        return factor * (loud ? 1.3 : 1) * (turned ? TURNED : 1);
    }

    private static boolean follows(List<Token> tokens, int at, Set<String> words) {
        return at < tokens.size() && words.contains(tokens.get(at).key());
    }
}
