package dev.relais.benchmarks.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Made-up words of which few are frequent: the word of rank r comes with a frequency of 1/r (Zipf's law). */
final class Vocabulary {
    private static final String CONSONANTS = "bcdfglmnprstvz";
    private static final String VOWELS = "aeiou";

    private final List<String> words;
    private final double[] upTo;

    Vocabulary(int size, RandomGenerator chance) {
        Set<String> made = new LinkedHashSet<>();
        while (made.size() < size) {
            made.add(word(1 + chance.nextInt(4), chance));
        }
        words = new ArrayList<>(made);
        upTo = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    private static String word(int syllables, RandomGenerator chance) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(CONSONANTS.charAt(chance.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(chance.nextInt(VOWELS.length())));
        }
        return word.append(CONSONANTS.charAt(chance.nextInt(CONSONANTS.length())))
                .toString();
    }

    /** As it comes in a text. */
    String frequent(RandomGenerator chance) {
        int found = Arrays.binarySearch(upTo, chance.nextDouble() * upTo[upTo.length - 1]);
        return words.get(Math.min(words.size() - 1, found < 0 ? -found - 1 : found));
    }

    /** As somebody chooses a keyword: of any order of magnitude between two ranks. */
    String keyword(int from, int to, RandomGenerator chance) {
        double rank = from * Math.pow((double) to / from, chance.nextDouble());
        return words.get((int) rank);
    }
}
