package dev.relais.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into tokens in one pass: words, hashtags, mentions, links, emoji, ends of clauses.
 *
 * <p>Word lists pass through it too, so that a phrase in a list has the pieces that the same phrase has in a message.
 */
final class Tokenizer {
    private static final int LONGEST_SIGN = 4;
    private static final String BREAKS = ".,;:?()\"…«»“”\n\r。、";
    private static final Set<String> ENGLISH_ENDINGS = Set.of("s", "t", "m", "d", "re", "ve", "ll");
    private static final List<String> LINKS = List.of("http://", "https://", "www.");
    /** Hosts written without {@code http://} count as links under these, where a path follows. */
    private static final Set<String> TOP_DOMAINS =
            Set.of("com", "net", "org", "info", "fr", "io", "co", "ly", "me", "ru", "xyz", "top", "link", "shop", "gl");

    private final String text;
    private final Set<String> signs;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text, Set<String> signs) {
        this.text = text;
        this.signs = signs;
    }

    /** The tokens of a text, in its order; of signs only those that are known. */
    static List<Token> tokens(String text, Set<String> signs) {
        Tokenizer tokenizer = new Tokenizer(text, signs);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        return List.copyOf(tokenizer.tokens);
    }

    private void next() {
        int c = text.codePointAt(at);
        if (startsLink()) {
            link();
        } else if ((c == '@' || c == '#') && isWordPart(at + 1)) {
            int start = at + 1;
            at = endOfHandle(start);
            tokens.add(
                    c == '@'
                            ? Token.bare(Token.Kind.MENTION)
                            : WordForm.token(Token.Kind.HASHTAG, text.substring(start, at)));
        } else if (sign()) {
            return;
        } else if (isWordPart(at)) {
            word();
        } else {
            if (c == '!' || c == '\uFF01') {
                tokens.add(Token.bare(Token.Kind.EXCLAMATION));
            } else if (BREAKS.indexOf(c) >= 0) {
                tokens.add(Token.bare(Token.Kind.BREAK));
            }
            at += Character.charCount(c);
        }
    }

    private void word() {
        int start = at;
        at = endOfWord(start);
        if (isBareHost()) {
            link();
            return;
        }
        if (isApostrophe(at) && isWordPart(at + 1)) {
            int end = endOfWord(at + 1);
            // an English ending is taken in (don't, it's); otherwise the apostrophe closes an elision (l'|attente)
            boolean english = end - at <= 3
                    && ENGLISH_ENDINGS.contains(text.substring(at + 1, end).toLowerCase(Locale.ROOT));
            at = english ? end : at + 1;
        }
        tokens.add(WordForm.token(Token.Kind.WORD, text.substring(start, at)));
    }

    private void link() {
        while (at < text.length() && !isSpace(text.charAt(at))) {
            at++;
        }
        tokens.add(Token.bare(Token.Kind.LINK));
    }

    private boolean sign() {
        char first = text.charAt(at);
        if (isSpace(first) || (isWordPart(at) && !startsSign(first))) {
            return false;
        }
        for (int length = Math.min(LONGEST_SIGN, text.length() - at); length > 0; length--) {
            String candidate = text.substring(at, at + length);
            boolean endsInLetter = Character.isLetterOrDigit(candidate.charAt(length - 1));
            if (signs.contains(candidate) && !(endsInLetter && isWordPart(at + length))) {
                tokens.add(new Token(Token.Kind.SIGN, "", candidate, false));
                at += length;
                return true;
            }
        }
        return false;
    }

    /** The only letters that emoticons start with. */
    private static boolean startsSign(char letter) {
        return letter == 'x' || letter == 'X';
    }

    private boolean startsLink() {
        char c = text.charAt(at);
        return (c == 'h' || c == 'H' || c == 'w' || c == 'W')
                && LINKS.stream().anyMatch(link -> text.regionMatches(true, at, link, 0, link.length()));
    }

    private boolean isBareHost() {
        if (at >= text.length() || text.charAt(at) != '.') {
            return false;
        }
        int slash = at + 1;
        while (slash < text.length() && slash - at <= 5 && Character.isLetter(text.charAt(slash))) {
            slash++;
        }
        return slash < text.length()
                && text.charAt(slash) == '/'
                && TOP_DOMAINS.contains(text.substring(at + 1, slash).toLowerCase(Locale.ROOT));
    }

    private int endOfWord(int from) {
        int end = from;
        while (isWordPart(end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private int endOfHandle(int from) {
        int end = from;
        while (isWordPart(end) || (end < text.length() && text.charAt(end) == '_')) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private boolean isWordPart(int index) {
        if (index >= text.length()) {
            return false;
        }
        int c = text.codePointAt(index);
        if (Character.isLetter(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || (type == Character.NON_SPACING_MARK && c < 0xFE00)
                || type == Character.COMBINING_SPACING_MARK;
    }

    private boolean isApostrophe(int index) {
        return index < text.length() && "'’ʼ".indexOf(text.charAt(index)) >= 0;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
