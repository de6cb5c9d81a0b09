package dev.relais.analysis;

import dev.relais.rules.TextFolding;
import java.text.Normalizer;
import java.util.Locale;

/** How a word as written becomes a token. */
final class WordForm {
    /** A longer word is in no list; it is not even folded, which keeps hostile runs of accents cheap. */
    private static final int LONGEST = 40;

    private static final int HELD_DOWN = 3;

    private WordForm() {}

    static Token token(Token.Kind kind, String written) {
        if (written.length() > LONGEST) {
            return Token.bare(kind);
        }
        String plain = written.replace('’', '\'').replace('ʼ', '\'');
        String exact = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String folded = TextFolding.fold(plain);
        if (!folded.isEmpty() && folded.chars().allMatch(Character::isDigit)) {
            return new Token(kind, exact, "0", false);
        }
        String key = released(folded);
        return new Token(kind, exact, key, key.length() < folded.length() || isCapitals(plain));
    }

    /** {@code sooooo} becomes {@code so}. */
    private static String released(String word) {
        StringBuilder out = new StringBuilder(word.length());
        int i = 0;
        while (i < word.length()) {
            int end = i + 1;
            while (end < word.length() && word.charAt(end) == word.charAt(i)) {
                end++;
            }
            boolean held = end - i >= HELD_DOWN && Character.isLetter(word.charAt(i));
            out.append(word, i, held ? i + 1 : end);
            i = end;
        }
        return out.toString();
    }

    private static boolean isCapitals(String word) {
        return word.length() >= 3 && word.codePoints().allMatch(c -> Character.isUpperCase(c) || c == '\'');
    }
}
