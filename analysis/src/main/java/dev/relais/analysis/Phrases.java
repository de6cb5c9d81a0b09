package dev.relais.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases that each mean something, and where they stand in a text.
 *
 * <p>An entry that ends in {@code *} stands for its word with any ending of up to six letters. At each place the longest phrase
 * wins, then the exact word, then the longest stem; what it covers is not read again. Immutable.
 */
final class Phrases<V> {
    private static final int LONGEST_ENDING = 6;

    private final Map<String, V> whole;
    private final Map<String, V> stems;
    /** What phrases begin with, short of the whole: where a text leaves them, no phrase goes on. */
    private final Set<String> openings;

    private Phrases(Map<String, V> whole, Map<String, V> stems) {
        this.whole = Map.copyOf(whole);
        this.stems = Map.copyOf(stems);
        this.openings = whole.keySet().stream().flatMap(Phrases::openings).collect(Collectors.toUnmodifiableSet());
    }

    /** Phrases as they are written in a word list. */
    static <V> Phrases<V> of(Map<String, V> written) {
        Map<String, V> whole = new HashMap<>();
        Map<String, V> stems = new HashMap<>();
        written.forEach((entry, value) -> {
            boolean stem = entry.endsWith("*");
            String key = Tokenizer.tokens(stem ? entry.substring(0, entry.length() - 1) : entry, Set.of()).stream()
                    .map(Token::key)
                    .collect(Collectors.joining(" "));
            if (key.isEmpty() || (stem && key.indexOf(' ') >= 0)) {
                throw new IllegalArgumentException("not a word, phrase or stem: " + entry);
            }
            (stem ? stems : whole).put(key, value);
        });
        return new Phrases<>(whole, stems);
    }

    private static Stream<String> openings(String phrase) {
        return IntStream.range(0, phrase.length())
                .filter(i -> phrase.charAt(i) == ' ')
                .mapToObj(i -> phrase.substring(0, i));
    }

    /** The entries of both, less those to which they give different meanings. */
    Phrases<V> and(Phrases<V> other) {
        return new Phrases<>(agreed(whole, other.whole), agreed(stems, other.stems));
    }

    private static <V> Map<String, V> agreed(Map<String, V> one, Map<String, V> two) {
        Map<String, V> both = new HashMap<>(one);
        both.putAll(two);
        both.keySet()
                .removeIf(k ->
                        one.containsKey(k) && two.containsKey(k) && !one.get(k).equals(two.get(k)));
        return both;
    }

    /** Where something was found: tokens {@code from} (inclusive) to {@code to} (exclusive). */
    record Found<V>(V value, int from, int to) {}

    /** What of these stands in a text, in its order. */
    List<Found<V>> in(List<Token> tokens) {
        List<Found<V>> found = new ArrayList<>();
        int from = 0;
        while (from < tokens.size()) {
            int before = found.size();
            if (!tokens.get(from).key().isEmpty()) {
                longestAt(tokens, from, found);
            }
            from = found.size() > before ? found.get(before).to() : from + 1;
        }
        return found;
    }

    private void longestAt(List<Token> tokens, int from, List<Found<V>> found) {
        String phrase = tokens.get(from).key();
        V best = word(phrase);
        int to = from + 1;
        for (int next = to; next < tokens.size() && openings.contains(phrase); next++) {
            phrase = phrase + ' ' + tokens.get(next).key();
            V value = whole.get(phrase);
            if (value != null) {
                best = value;
                to = next + 1;
            }
        }
        if (best != null) {
            found.add(new Found<>(best, from, to));
        }
    }

    private @Nullable V word(String key) {
        V value = whole.get(key);
        int shortest = Math.max(3, key.length() - LONGEST_ENDING);
        for (int end = key.length(); value == null && end >= shortest; end--) {
            value = stems.get(key.substring(0, end));
        }
        return value;
    }

    /** Every single word and stem in here. */
    Set<String> words() {
        return whole.keySet().stream().filter(k -> k.indexOf(' ') < 0).collect(Collectors.toUnmodifiableSet());
    }
}
