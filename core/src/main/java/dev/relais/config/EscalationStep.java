package dev.relais.config;

import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a promise is in danger or broken.
 *
 * @param target the target's name in files, such as {@code firstResponse}; null: every target
 * @param at the share of the target, from 0 to 1, at which it happens; null where {@code after} says it
 * @param after how much open time past due it happens; null where {@code at} says it
 * @param tell agents who are told
 * @param priority what it has at least from then on; null: what it has
 * @param also queues whose agents may take it from then on
 * @param handTo the agent to whom it is handed; null: to nobody
 */
public record EscalationStep(
        @Nullable String target,
        @Nullable BigDecimal at,
        @Nullable Duration after,
        List<String> tell,
        @Nullable Priority priority,
        List<String> also,
        @Nullable String handTo) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException unless exactly one of {@code at} and {@code after} is given
     */
    public EscalationStep {
        if ((at == null) == (after == null)) {
            throw new IllegalArgumentException(
                    "a step comes at a share or after the due time, and not " + at + " and " + after);
        }
        tell = List.copyOf(tell);
        also = List.copyOf(also);
    }

    /** Whether nothing happens. */
    public boolean isEmpty() {
        return tell.isEmpty() && priority == null && also.isEmpty() && handTo == null;
    }

    /** Whether it is about a target of that name. */
    public boolean isAbout(String name) {
        return target == null || target.equals(name);
    }

    /**
     * What it says, in words: {@code at 0.8: notify lea}. Two steps that say the same have the same words, whatever the target that
     * they are written for; what was done once for a target under these words is not done again for it.
     */
    public String words() {
        StringBuilder words = new StringBuilder(
                at == null ? "after " + after : "at " + at.stripTrailingZeros().toPlainString());
        words.append(':');
        say(words, "notify", tell);
        say(words, "priority", priority == null ? List.of() : List.of(priority.text()));
        say(words, "also", also);
        say(words, "handTo", handTo == null ? List.of() : List.of(handTo));
        return words.toString();
    }

    private static void say(StringBuilder words, String what, List<String> names) {
        if (!names.isEmpty()) {
            words.append(' ').append(what).append(' ').append(String.join(" ", names));
        }
    }
}
