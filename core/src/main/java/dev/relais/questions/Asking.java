package dev.relais.questions;

import dev.relais.rules.TextFolding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a message asks.
 *
 * @param sentence the question in its own words
 * @param words what it is about: folded, without the words that every question has
 */
record Asking(String sentence, Set<String> words) {
    private static final int LONGEST = 300;
    private static final int MOST_WORDS = 24;
    private static final int STEM = 5;
    private static final int MOST_SENTENCES = 50;
    private static final Pattern NOISE = Pattern.compile("https?://\\S{1,2000}|(?<!\\w)@\\w{1,50}");
    private static final Pattern ENDS = Pattern.compile("(?<=[.!?…\\u061f\\uff1f\\u3002])\\s+|\\n+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}]{2,30}");
    private static final Pattern MARK = Pattern.compile("[?\\u061f\\uff1f\\u037e]");

    /** With one of these a question begins, with a mark or without. */
    private static final Set<String> OPENERS = Vocabulary.read("openers");

    /** These say nothing about what is asked. */
    private static final Set<String> COMMON = Vocabulary.read("common");

    /** The first question in a text; empty where it asks nothing that one could compare. */
    static Optional<Asking> of(String text) {
        String clean = NOISE.matcher(cut(text)).replaceAll(" ");
        for (String sentence : ENDS.split(clean.strip(), MOST_SENTENCES)) {
            Optional<Asking> asking = sentence(sentence.strip());
            if (asking.isPresent()) {
                return asking;
            }
        }
        return Optional.empty();
    }

    private static String cut(String text) {
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    private static Optional<Asking> sentence(String sentence) {
        List<String> all = WORD.matcher(TextFolding.fold(sentence))
                .results()
                .map(match -> match.group())
                .toList();
        boolean asks = MARK.matcher(sentence).find() || (!all.isEmpty() && OPENERS.contains(all.get(0)));
        if (!asks) {
            return Optional.empty();
        }
        Set<String> words = new TreeSet<>();
        for (String word : all) {
            if (!COMMON.contains(word) && words.size() < MOST_WORDS) {
                words.add(stem(word));
            }
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Asking(
                        sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence, words));
    }

    /** Forms of a word count as one where their first letters agree: a stem without a grammar, for any language with few prefixes. */
    private static String stem(String word) {
        return word.length() > STEM ? word.substring(0, STEM) : word;
    }
}
