package dev.relais.listening;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import java.util.ArrayList;
import java.util.List;

/** Reads queries: {@code any := all ("OR" all)*}, {@code all := part+}, {@code part := "-"? (term | "(" any ")")}. */
final class QueryParser {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 50;

    private final String source;
    private final String text;
    private int at;
    private int depth;

    QueryParser(String source, String text) {
        this.source = source;
        this.text = text;
    }

    Query parse() {
        if (text.length() > LONGEST) {
            throw fault(0, "a query has " + LONGEST + " characters at most");
        }
        Query query = any();
        if (at < text.length()) {
            throw fault(at, "a closing parenthesis too many");
        }
        return query;
    }

    private Query any() {
        List<Query> branches = new ArrayList<>();
        branches.add(all());
        while (isOr()) {
            at += 2;
            branches.add(all());
        }
        return Query.any(branches);
    }

    private Query all() {
        List<Query> parts = new ArrayList<>();
        skip();
        while (at < text.length() && text.charAt(at) != ')' && !isOr()) {
            parts.add(part());
            skip();
        }
        if (parts.isEmpty()) {
            throw fault(at, "something to look for is missing here");
        }
        return Query.all(parts);
    }

    private Query part() {
        if (text.charAt(at) != '-') {
            return term();
        }
        int sign = at++;
        if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
            throw fault(sign, "a minus sign stands in front of what it excludes, without a space");
        }
        return new Query.Not(part());
    }

    private Query term() {
        char first = text.charAt(at);
        if (first == '(') {
            return group();
        }
        if (first == '"') {
            String phrase = phrase();
            return phrase.chars().anyMatch(Character::isWhitespace) ? new Query.Phrase(phrase) : new Query.Word(phrase);
        }
        int from = at;
        while (at < text.length() && !ends(text.charAt(at)) && text.charAt(at) != ':') {
            at++;
        }
        String word = text.substring(from, at);
        if (at < text.length() && text.charAt(at) == ':' && isName(word)) {
            at++;
            return new Query.Operator(word, value(from));
        }
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        return signed(from, text.substring(from, at));
    }

    private Query group() {
        int open = at++;
        if (++depth > DEEPEST) {
            throw fault(open, "parentheses over " + DEEPEST + " levels");
        }
        Query query = any();
        if (at == text.length()) {
            throw fault(open, "this parenthesis is not closed");
        }
        at++;
        depth--;
        return query;
    }

    private String value(int from) {
        if (at < text.length() && text.charAt(at) == '"') {
            return phrase();
        }
        int begin = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        if (begin == at) {
            throw fault(from, "this operator has no value");
        }
        return text.substring(begin, at);
    }

    private Query signed(int from, String word) {
        if (word.length() > 1 && word.charAt(0) == '@') {
            return new Query.Handle(word.substring(1));
        }
        if (word.length() > 1 && word.charAt(0) == '#') {
            return new Query.Tag(word.substring(1));
        }
        if (word.length() > 1 && word.charAt(0) == '$') {
            return new Query.CashTag(word.substring(1));
        }
        if (word.length() == 1 && "@#$".contains(word)) {
            throw fault(from, "a name is missing behind this sign");
        }
        return new Query.Word(word);
    }

    private String phrase() {
        int open = at++;
        StringBuilder words = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            words.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw fault(open, "this quotation mark is not closed");
        }
        at++;
        if (words.toString().isBlank()) {
            throw fault(open, "there is nothing between these quotation marks");
        }
        return words.toString();
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean isOr() {
        skip();
        return text.startsWith("OR", at) && (at + 2 == text.length() || ends(text.charAt(at + 2)));
    }

    private static boolean ends(int c) {
        return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
    }

    private static boolean isName(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_');
    }

    /** Whether a word can stand without quotation marks. */
    static boolean isPlain(String word) {
        return !word.isEmpty()
                && "-@#$".indexOf(word.charAt(0)) < 0
                && !word.equals("OR")
                && !isName(word.substring(0, Math.max(0, word.indexOf(':'))))
                && word.chars().noneMatch(QueryParser::ends);
    }

    /** Whether a character can stand in an operator's value without quotation marks. */
    static boolean isValue(int c) {
        return !ends(c);
    }

    private RefusedInputException fault(int position, String reason) {
        int column = text.codePointCount(0, Math.min(position, text.length())) + 1;
        return new RefusedInputException(source, List.of(Fault.at(1, column, reason)));
    }
}
