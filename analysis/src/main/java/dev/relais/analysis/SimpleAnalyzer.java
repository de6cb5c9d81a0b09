package dev.relais.analysis;

import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The analyzer that needs nothing but its word lists: deterministic, linear in the text, thread-safe (it is immutable).
 *
 * <pre>{@code
 * ContentAnalyzer analyzer = new SimpleAnalyzer();
 * Insight insight = analyzer.analyze(new ContentAnalyzer.Text("Toujours pas reçu mon colis !", null, null, List.of()));
 * }</pre>
 *
 * <p>It tells French, English, German, Spanish, Italian and Portuguese apart, and reads the words of French and English. What it
 * says where it knows little:
 * <ul>
 * <li>language: null where the text is too short, strange or ambiguous; then the same author's earlier messages decide, at
 *     lower confidence, if they can;
 * <li>sentiment: neutral at low confidence where a French or English text has no word of feeling that it knows; null, label
 *     and confidence too, in any other language, unless an emoji tells;
 * <li>urgency and spam: 0 where a French or English text has no sign of them, null in any other language without a sign;
 * <li>topics: {@code delivery}, {@code billing}, {@code refund}, {@code account}, {@code product}, {@code outage}; those it has
 *     no word for are left out.
 * </ul>
 *
 * <p>The confidences order its answers; they are not calibrated probabilities. Irony, and feelings told without a word of
 * feeling, escape it.
 */
public final class SimpleAnalyzer implements ContentAnalyzer {
    private static final String NAME = "simple/1";
    private static final List<String> LANGUAGES = List.of("fr", "en", "de", "es", "it", "pt");
    private static final double FROM_CONTEXT = 0.8;
    private static final int CONTEXT_READ = 5;

    private final Languages languages;
    private final Map<String, Vocabulary> vocabularies;
    private final Vocabulary anyLanguage;
    private final Map<String, Double> signs;

    /** Reads the word lists; one instance serves all threads. */
    public SimpleAnalyzer() {
        Map<String, Map<String, Set<String>>> lists = LANGUAGES.stream()
                .collect(Collectors.toMap(language -> language, language -> WordList.words(language + ".txt")));
        Vocabulary french = Vocabulary.of(lists.getOrDefault("fr", Map.of()));
        Vocabulary english = Vocabulary.of(lists.getOrDefault("en", Map.of()));
        vocabularies = Map.of("fr", french, "en", english);
        anyLanguage = french.and(english);
        languages = Languages.of(lists, Map.of("fr", french.words(), "en", english.words()));
        Map<String, Double> felt = new HashMap<>();
        Map<String, Double> weights = Map.of("great", 2.0, "good", 1.0, "bad", -1.0, "awful", -2.0);
        WordList.signs("signs.txt")
                .forEach((section, entries) ->
                        entries.forEach(sign -> felt.put(sign, Objects.requireNonNull(weights.get(section)))));
        signs = Map.copyOf(felt);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Insight analyze(Text text) {
        List<Token> tokens = Tokenizer.tokens(text.text(), signs.keySet());
        Optional<Languages.Guess> guess = languages.guess(tokens).or(() -> fromContext(text));
        String language = guess.map(Languages.Guess::language).orElse(null);
        Vocabulary vocabulary = language == null ? anyLanguage : vocabularies.getOrDefault(language, Vocabulary.NONE);
        boolean understood = language != null && vocabularies.containsKey(language) && !tokens.isEmpty();

        Optional<Mood> mood = Mood.of(tokens, vocabulary, signs, understood);
        return new Insight(
                language,
                guess.map(Languages.Guess::confidence)
                        .map(SimpleAnalyzer::rounded)
                        .orElse(null),
                mood.map(Mood::value).map(SimpleAnalyzer::rounded).orElse(null),
                mood.map(Mood::label).orElse(null),
                mood.map(Mood::confidence).map(SimpleAnalyzer::rounded).orElse(null),
                known(Urgency.of(text, tokens, vocabulary), understood),
                known(Spam.of(text.text(), tokens, vocabulary), understood),
                topics(tokens, vocabulary),
                NAME);
    }

    private Optional<Languages.Guess> fromContext(Text text) {
        if (text.author() == null || text.text().isBlank()) {
            return Optional.empty();
        }
        List<Earlier> context = text.context();
        String own = context.subList(Math.max(0, context.size() - CONTEXT_READ), context.size()).stream()
                .filter(earlier -> text.author().equals(earlier.author()))
                .map(Earlier::text)
                .collect(Collectors.joining("\n"));
        return languages
                .guess(Tokenizer.tokens(own, signs.keySet()))
                .map(guess -> new Languages.Guess(guess.language(), guess.confidence() * FROM_CONTEXT));
    }

    private static List<Insight.Topic> topics(List<Token> tokens, Vocabulary vocabulary) {
        Map<String, Evidence> found = new TreeMap<>();
        vocabulary
                .topics()
                .forEach((topic, phrases) -> phrases.in(tokens)
                        .forEach(hit -> found.computeIfAbsent(topic, t -> new Evidence())
                                .add(hit.value())));
        return found.entrySet().stream()
                .map(entry -> new Insight.Topic(
                        entry.getKey(), rounded(entry.getValue().value())))
                .sorted(Comparator.comparingDouble(Insight.Topic::confidence).reversed())
                .toList();
    }

    private static @Nullable Double known(Evidence evidence, boolean understood) {
        return understood || evidence.value() > 0 ? rounded(evidence.value()) : null;
    }

    private static Double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
