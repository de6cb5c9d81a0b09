package dev.relais.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgent a conversation is; declared from the least to the most. */
public enum Priority {
    LOW(0),
    NORMAL(1),
    HIGH(2),
    URGENT(3);

    private final int level;

    Priority(int level) {
        this.level = level;
    }

    /** The word used in files: {@code low}, {@code normal}, {@code high}, {@code urgent}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 0 for low … 3 for urgent. */
    public int level() {
        return level;
    }

    /** The priority that files call {@code word}. */
    public static Optional<Priority> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }
}
