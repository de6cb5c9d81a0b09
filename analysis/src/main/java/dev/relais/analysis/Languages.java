package dev.relais.analysis;

import dev.relais.rules.TextFolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language by its commonest words, the words of its vocabulary, and its letters.
 *
 * <p>What several languages share counts less for each of them. Names, hashtags, links and emoji do not count. Immutable.
 */
final class Languages {
    private static final double COMMON = 1;
    private static final double CONTENT = 0.5;
    private static final double LETTER = 0.6;
    /** Less evidence than one word of its own says nothing. */
    private static final double LEAST = 0.9;
    /** A text whose words are mostly strange is in a language not known here. */
    private static final double LEAST_PER_WORD = 0.12;

    private static final double LEAST_CONFIDENCE = 0.6;

    private final Map<String, Map<String, Double>> wordEvidence = new HashMap<>();
    private final Map<Integer, Map<String, Double>> letterEvidence = new HashMap<>();

    /** A language and how sure that is, 0…1. */
    record Guess(String language, double confidence) {}

    private Languages() {}

    /**
     * From what each language is known by.
     *
     * @param lists the sections of each language's word list
     * @param content further words of each language
     */
    static Languages of(Map<String, Map<String, Set<String>>> lists, Map<String, Set<String>> content) {
        Languages languages = new Languages();
        lists.forEach((language, sections) -> {
            Set<String> common = new HashSet<>(sections.getOrDefault("common", Set.of()));
            Set<String> folded = new HashSet<>();
            common.forEach(word -> folded.add(TextFolding.fold(word)));
            common.addAll(folded);
            common.forEach(word -> languages.add(languages.wordEvidence, word, language, COMMON));
            content.getOrDefault(language, Set.of()).stream()
                    .filter(word -> !common.contains(word))
                    .forEach(word -> languages.add(languages.wordEvidence, word, language, CONTENT));
            sections.getOrDefault("letters", Set.of()).stream()
                    .flatMapToInt(String::codePoints)
                    .forEach(letter -> languages.add(languages.letterEvidence, letter, language, LETTER));
        });
        languages.wordEvidence.values().forEach(Languages::share);
        languages.letterEvidence.values().forEach(Languages::share);
        return languages;
    }

    private <K> void add(Map<K, Map<String, Double>> evidence, K key, String language, double weight) {
        evidence.computeIfAbsent(key, k -> new HashMap<>()).merge(language, weight, Math::max);
    }

    private static void share(Map<String, Double> weights) {
        int languages = weights.size();
        weights.replaceAll((language, weight) -> weight / languages);
    }

    /** The language of a text; empty where it is too short, strange, or could be either of two. */
    Optional<Guess> guess(List<Token> tokens) {
        Map<String, Double> scores = new HashMap<>();
        int words = 0;
        for (Token token : tokens) {
            if (token.is(Token.Kind.WORD) && !token.key().equals("0")) {
                words++;
                wordEvidence
                        .getOrDefault(token.exact(), wordEvidence.getOrDefault(token.key(), Map.of()))
                        .forEach((language, weight) -> scores.merge(language, weight, Double::sum));
                addLetters(token.exact(), scores);
            }
        }
        return decide(scores, words);
    }

    private void addLetters(String word, Map<String, Double> scores) {
        int strange = word.codePoints()
                .filter(letterEvidence::containsKey)
                .findFirst()
                .orElse(-1);
        letterEvidence
                .getOrDefault(strange, Map.of())
                .forEach((language, weight) -> scores.merge(language, weight, Double::sum));
    }

    private static Optional<Guess> decide(Map<String, Double> scores, int words) {
        List<Map.Entry<String, Double>> ranking = new ArrayList<>(scores.entrySet());
        ranking.sort(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        if (ranking.isEmpty()) {
            return Optional.empty();
        }
        double first = ranking.get(0).getValue();
        double second = ranking.size() > 1 ? ranking.get(1).getValue() : 0;
        double lead = first - second;
        double confidence = 1 - 0.5 * Math.exp(-lead);
        return first >= LEAST && first >= LEAST_PER_WORD * words && confidence >= LEAST_CONFIDENCE
                ? Optional.of(new Guess(ranking.get(0).getKey(), confidence))
                : Optional.empty();
    }
}
