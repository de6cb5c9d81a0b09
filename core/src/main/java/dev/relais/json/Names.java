package dev.relais.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Names in documents: JSON pointers, and the known name that an unknown one was probably meant to be. */
public final class Names {
    private Names() {}

    /** {@code pointer} extended by one member or index, escaped as RFC 6901 says. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** {@code pointer} extended by an array index. */
    public static String child(String pointer, int index) {
        return pointer + "/" + index;
    }

    /** The known name with the smallest edit distance to {@code name}; the first in order where several are as near. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.length() > 100 ? name.substring(0, 100) : name;
        return known.stream().sorted().min(Comparator.comparingInt(candidate -> distance(wanted, candidate)));
    }

    /** Levenshtein distance, case ignored. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                row[j] = Math.min(previous[j - 1] + (same ? 0 : 1), 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
