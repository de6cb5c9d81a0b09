package dev.relais.routing.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts → numbers; also finds a text that is a stretch of a longer one. Immutable and thread-safe. */
final class SymbolTable {
    /** The hash of the empty text. */
    static final long EMPTY = 0x9E3779B97F4A7C15L;

    private final @Nullable String[] keys;
    private final int[] tags;
    private final int[] ids;
    private final int mask;

    /** @param symbols text → number, not negative */
    SymbolTable(Map<String, Integer> symbols) {
        int capacity = Math.max(4, Integer.highestOneBit(Math.max(1, symbols.size())) * 4);
        keys = new @Nullable String[capacity];
        tags = new int[capacity];
        ids = new int[capacity];
        mask = capacity - 1;
        symbols.forEach(this::put);
    }

    /** The hash of a text and one more character. */
    static long hash(long hash, char next) {
        return (hash + next) * 0xD6E8FEB86659FD93L;
    }

    private void put(String key, int id) {
        long hash = hash(key);
        int at = place(hash);
        while (keys[at] != null) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        tags[at] = tag(hash);
        ids[at] = id;
    }

    /** The upper half of a hash depends on all that went into it, the lowest bits on the lowest only. */
    private int place(long hash) {
        return (int) (hash ^ (hash >>> 32)) & mask;
    }

    private static int tag(long hash) {
        return (int) (hash >>> 32) | 1;
    }

    private static long hash(String text) {
        long hash = EMPTY;
        for (int i = 0; i < text.length(); i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }

    /** The number of a text, or -1. */
    int find(String text) {
        long hash = hash(text);
        int tag = tag(hash);
        for (int at = place(hash); tags[at] != 0; at = (at + 1) & mask) {
            if (tags[at] == tag && text.equals(keys[at])) {
                return ids[at];
            }
        }
        return -1;
    }

    /**
     * The number of the text that stands in a stretch, or -1.
     *
     * @param hash the hash of that stretch
     */
    int find(char[] chars, int from, int to, long hash) {
        int tag = tag(hash);
        for (int at = place(hash); tags[at] != 0; at = (at + 1) & mask) {
            String key = keys[at];
            if (tags[at] == tag && key != null && stands(key, chars, from, to)) {
                return ids[at];
            }
        }
        return -1;
    }

    /** As {@link #find(char[], int, int, long)}, in an ASCII text with letters of both cases; the hash is of lower case. */
    int findAscii(String text, int from, int to, long hash) {
        int tag = tag(hash);
        for (int at = place(hash); tags[at] != 0; at = (at + 1) & mask) {
            String key = keys[at];
            if (tags[at] == tag && key != null && standsAscii(key, text, from, to)) {
                return ids[at];
            }
        }
        return -1;
    }

    private static boolean standsAscii(String key, String text, int from, int to) {
        if (key.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (key.charAt(i - from) != (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean stands(String key, char[] chars, int from, int to) {
        if (key.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (key.charAt(i - from) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
