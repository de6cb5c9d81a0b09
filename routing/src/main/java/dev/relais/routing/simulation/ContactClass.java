package dev.relais.routing.simulation;

import dev.relais.rules.Priority;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that are alike.
 *
 * @param id unique in its scenario; the engine learns from the past of a class how long one takes
 * @param queue where they wait
 * @param priority how urgent they are
 * @param requires skill → least level
 * @param target how long one may wait; null: nothing is promised
 * @param perHour how many arrive in an hour on average, independently of each other (a Poisson process); null: as the trace says
 * @param handling how long an agent is busy with one; null: as the trace says
 * @param patience how long one waits before leaving; null: for ever
 */
public record ContactClass(
        String id,
        String queue,
        Priority priority,
        Map<String, Integer> requires,
        @Nullable Duration target,
        @Nullable Double perHour,
        @Nullable Law handling,
        @Nullable Law patience) {
    /** Checks the rate and copies the skills. */
    public ContactClass {
        requires = Map.copyOf(requires);
        if (perHour != null) {
            Scenario.within("perHour", perHour, Scenario.MOST_PER_HOUR);
        }
        if ((perHour == null) != (handling == null)) {
            throw new IllegalArgumentException("class " + id + " needs both a rate and a handling time, or neither");
        }
    }
}
