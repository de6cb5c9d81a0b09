package dev.relais.analysis;

import java.util.List;

/** How likely nobody need read it: promises and links together, crowds of hashtags or mentions, the same over and over. */
final class Spam {
    private static final int LONG_RUN = 8;

    private Spam() {}

    static Evidence of(String text, List<Token> tokens, Vocabulary vocabulary) {
        Evidence evidence = new Evidence();
        List<Phrases.Found<Double>> lures = vocabulary.spam().in(tokens);
        lures.stream().limit(6).forEach(found -> evidence.add(found.value()));
        long links = count(tokens, Token.Kind.LINK);
        evidence.addIf(links > 0, 0.1);
        evidence.addIf(links > 0 && !lures.isEmpty(), 0.4);
        evidence.addIf(links >= 3, 0.4);
        evidence.addIf(count(tokens, Token.Kind.HASHTAG) >= 6, 0.4);
        evidence.addIf(count(tokens, Token.Kind.MENTION) >= 6, 0.4);
        evidence.addIf(longestRun(text) >= LONG_RUN, 0.2);
        evidence.addIf(longestRepetition(tokens) >= 5, 0.5);
        return evidence;
    }

    private static long count(List<Token> tokens, Token.Kind kind) {
        return tokens.stream().filter(token -> token.is(kind)).count();
    }

    /** The longest run of one visible character. */
    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = i > 0 && c == text.charAt(i - 1) && !Character.isWhitespace(c) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The longest run of one word. */
    private static int longestRepetition(List<Token> tokens) {
        int longest = 0;
        int run = 0;
        String last = "";
        for (Token token : tokens) {
            run = !token.key().isEmpty() && token.key().equals(last) ? run + 1 : 1;
            last = token.key();
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
