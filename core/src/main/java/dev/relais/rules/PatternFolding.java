package dev.relais.rules;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps expressions from RE2J 1.8 that it would compile forever.
 *
 * <p>Under {@code (?i)} RE2J walks from a letter over its other cases until it is back. From letters whose upper case has
 * another lower case it does not come back, unless its own table names them; those that Unicode added later it does not
 * name (in Java 17: U+1C80 to U+1C88, historic forms of Cyrillic letters).
 */
final class PatternFolding {
    private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[A-Za-z]*i");
    private static final String LETTER = "\\\\x\\{[0-9A-Fa-f]{1,6}\\}|\\\\x[0-9A-Fa-f]{2}|\\\\?.";
    /** One letter as it stands or as an escape, and the one up to which it would be a range: rather too many than too few. */
    private static final Pattern LETTERS =
            Pattern.compile("(" + LETTER + ")(?:(?=-(" + LETTER + ")))?", Pattern.DOTALL);

    private static final String NAMED_BY_RE2J =
            "\u00b5\u0130\u0131\u017f\u01c5\u01c8\u01cb\u01f2\u0345\u03c2\u03d0\u03d1"
                    + "\u03d5\u03d6\u03f0\u03f1\u03f4\u03f5\u1e9b\u1e9e\u1fbe\u2126\u212a\u212b";
    private static final NavigableSet<Integer> ENDLESS = endless();

    private PatternFolding() {}

    /** Refuses an expression that ignores case and names one of those letters. */
    static void check(String pattern) {
        if (!IGNORES_CASE.matcher(pattern).find()) {
            return;
        }
        Matcher letters = LETTERS.matcher(pattern);
        while (letters.find()) {
            int from = codePoint(letters.group(1));
            int to = letters.group(2) == null ? from : codePoint(letters.group(2));
            Integer first = ENDLESS.ceiling(from);
            if (first != null && first <= to) {
                throw new IllegalArgumentException(
                        "U+" + Integer.toHexString(first) + " cannot be compared without case (?i); leave it out");
            }
        }
    }

    private static int codePoint(String letter) {
        if (letter.startsWith("\\x") && letter.length() > 2) {
            String digits = letter.substring(2).replace("{", "").replace("}", "");
            return Integer.parseInt(digits, 16);
        }
        return letter.codePointBefore(letter.length());
    }

    private static NavigableSet<Integer> endless() {
        NavigableSet<Integer> endless = new TreeSet<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (!returns(c) && NAMED_BY_RE2J.indexOf(c) < 0) {
                endless.add(c);
            }
        }
        return endless;
    }

    private static boolean returns(int codePoint) {
        int other = otherCase(codePoint);
        for (int i = 0; i < 4 && other != codePoint; i++) {
            other = otherCase(other);
        }
        return other == codePoint;
    }

    private static int otherCase(int codePoint) {
        int lower = Character.toLowerCase(codePoint);
        return lower != codePoint ? lower : Character.toUpperCase(codePoint);
    }
}
