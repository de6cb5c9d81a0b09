package dev.relais.analysis;

import dev.relais.rules.TextFolding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the analyzer knows of a language: weighted phrases for each question it answers.
 *
 * @param mood strength of a feeling: 1 or 2, below zero where it is a bad one
 * @param urgency weight as evidence; 0 for what denies urgency
 * @param spam weight as evidence
 * @param topics phrases by topic, each with its weight as evidence
 */
record Vocabulary(
        Phrases<Double> mood,
        Modifiers modifiers,
        Phrases<Double> urgency,
        Phrases<Double> spam,
        Map<String, Phrases<Double>> topics) {

    private static final List<String> TOPICS = List.of("delivery", "billing", "refund", "account", "product", "outage");

    /** Knows no word at all: for languages in which only signs are read. */
    static final Vocabulary NONE = of(Map.of());

    /**
     * Words that change what a feeling near them means, folded.
     *
     * @param not turn what follows
     * @param notAfter turn what stands right before
     */
    record Modifiers(Set<String> not, Set<String> notAfter, Set<String> very, Set<String> slightly) {
        Modifiers and(Modifiers other) {
            return new Modifiers(
                    union(not, other.not),
                    union(notAfter, other.notAfter),
                    union(very, other.very),
                    union(slightly, other.slightly));
        }
    }

    /** From the sections of a word list. */
    static Vocabulary of(Map<String, Set<String>> sections) {
        return new Vocabulary(
                phrases(sections, Map.of("good", 1.0, "great", 2.0, "bad", -1.0, "awful", -2.0)),
                new Modifiers(
                        folded(sections, "not"),
                        folded(sections, "not-after"),
                        folded(sections, "very"),
                        folded(sections, "slightly")),
                phrases(sections, Map.of("urgent", 0.7, "soon", 0.3, "calm", 0.0)),
                phrases(sections, Map.of("lure", 0.5, "promo", 0.15)),
                TOPICS.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                topic -> topic, topic -> phrases(sections, Map.of(topic, 0.6, topic + "-weak", 0.3)))));
    }

    /** Both languages at once, less the words that mean different things in them: for texts of unknown language. */
    Vocabulary and(Vocabulary other) {
        Map<String, Phrases<Double>> both = new HashMap<>(topics);
        other.topics.forEach((topic, phrases) -> both.merge(topic, phrases, Phrases::and));
        return new Vocabulary(
                mood.and(other.mood),
                modifiers.and(other.modifiers),
                urgency.and(other.urgency),
                spam.and(other.spam),
                Map.copyOf(both));
    }

    /** Every single word in here. */
    Set<String> words() {
        return Stream.concat(Stream.of(mood, urgency, spam), topics.values().stream())
                .flatMap(phrases -> phrases.words().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Phrases<Double> phrases(Map<String, Set<String>> sections, Map<String, Double> weights) {
        Map<String, Double> written = new HashMap<>();
        weights.forEach((section, weight) -> sections.getOrDefault(section, Set.of())
                .forEach(entry -> written.merge(entry, weight, (a, b) -> Math.abs(a) >= Math.abs(b) ? a : b)));
        return Phrases.of(written);
    }

    private static Set<String> folded(Map<String, Set<String>> sections, String section) {
        return sections.getOrDefault(section, Set.of()).stream()
                .map(TextFolding::fold)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> union(Set<String> one, Set<String> two) {
        Set<String> both = new HashSet<>(one);
        both.addAll(two);
        return Set.copyOf(both);
    }
}
