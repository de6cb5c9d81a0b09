package dev.relais.rules;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds the program that a regular expression compiles to, before it is compiled: counted repetitions copy what they
 * repeat, so a short text may ask for billions of instructions.
 */
final class PatternSize {
    static final int MAX_INSTRUCTIONS = 20_000;
    static final int MAX_DEPTH = 500;

    private final String pattern;
    private final Deque<long[]> open = new ArrayDeque<>();
    /** Instructions of the group being read, and of its last atom. */
    private long size;

    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** Refuses what would grow beyond the bounds; what is no expression at all is left to the compiler. */
    static void check(String pattern) {
        PatternSize sizing = new PatternSize(pattern);
        int i = 0;
        while (i < pattern.length()) {
            i = sizing.step(i);
            if (sizing.size > MAX_INSTRUCTIONS) {
                throw new IllegalArgumentException("the expression grows too large");
            }
            if (sizing.open.size() > MAX_DEPTH) {
                throw new IllegalArgumentException("the expression is nested too deeply");
            }
        }
    }

    private int step(int i) {
        switch (pattern.charAt(i)) {
            case '\\' -> {
                boolean quote = pattern.startsWith("\\Q", i);
                int end = quote ? pattern.indexOf("\\E", i) : i + 2;
                atom(quote && end > i ? end - i : 2);
                return quote ? (end < 0 ? pattern.length() : end + 2) : end;
            }
            case '[' -> {
                int end = endOfClass(i);
                atom(1 + (end - i) / 4);
                return end;
            }
            case '(' -> {
                open.push(new long[] {size});
                size = 0;
                last = 0;
                return i + 1;
            }
            case ')' -> {
                long inner = size + 2;
                size = open.isEmpty() ? size : open.pop()[0];
                atom(inner);
                return i + 1;
            }
            case '{' -> {
                return repetition(i);
            }
            default -> {
                atom(1);
                return i + 1;
            }
        }
    }

    private void atom(long instructions) {
        size += instructions;
        last = instructions;
    }

    private int endOfClass(int start) {
        int i = start + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        if (i < pattern.length() && pattern.charAt(i) == ']') {
            i++;
        }
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.startsWith("[:", i) && pattern.indexOf(":]", i) > 0) {
                i = pattern.indexOf(":]", i) + 1;
            }
            i++;
        }
        return Math.min(i + 1, pattern.length());
    }

    /** {@code {n}}, {@code {n,}} and {@code {n,m}} copy the last atom; any other brace is a letter. */
    private int repetition(int start) {
        int end = pattern.indexOf('}', start);
        String counts = end < 0 || end - start > 12 ? "" : pattern.substring(start + 1, end);
        if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            atom(1);
            return start + 1;
        }
        long most = 1;
        for (String count : counts.split(",", -1)) {
            most = Math.max(most, count.isEmpty() ? 1 : Long.parseLong(count));
        }
        long repeated = last * most;
        size += repeated - last;
        last = repeated;
        return end + 1;
    }
}
