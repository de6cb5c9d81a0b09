package dev.relais.desk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation goes back to people of a queue.
 *
 * @param after how long the reason must hold; not negative
 * @param queue where it waits then; null: where it came from
 * @param askHimAgain whether the agent who had it may be offered it again
 */
public record Requeue(Duration after, @Nullable String queue, boolean askHimAgain) {
    /** @throws IllegalArgumentException if {@code after} is negative */
    public Requeue {
        if (after.isNegative()) {
            throw new IllegalArgumentException("after must not be negative, not " + after);
        }
    }

    /** To where it came from, and to him again when he can. */
    public static Requeue after(Duration time) {
        return new Requeue(time, null, true);
    }
}
