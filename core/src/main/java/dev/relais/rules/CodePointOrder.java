package dev.relais.rules;

import java.util.Comparator;

/** Texts by code point; {@code String.compareTo} puts U+1F600 before U+FFFD. */
enum CodePointOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int shorter = Math.min(a.length(), b.length());
        while (i < shorter && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        if (i == shorter) {
            return Integer.compare(a.length(), b.length());
        }
        if (i > 0 && (endsPair(a, i) || endsPair(b, i))) {
            i--;
        }
        return Integer.compare(a.codePointAt(i), b.codePointAt(i));
    }

    private static boolean endsPair(String text, int i) {
        return Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
    }
}
