package dev.relais.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service level: targets in open time of a calendar. A target that is null is not promised.
 *
 * @param id unique in its desk
 * @param calendar the calendar's id; null: always open
 * @param firstResponse from the first message to the first reply
 * @param nextResponse from every later message to the next reply
 * @param resolution from the first message to the resolution
 * @param pauseWhen what stops the clock
 * @param warnAt shares of a target, from 0 to 1, at which to warn
 * @param escalate what happens when a target is in danger or missed, in file order
 */
public record SlaConfig(
        String id,
        @Nullable String calendar,
        @Nullable Duration firstResponse,
        @Nullable Duration nextResponse,
        @Nullable Duration resolution,
        Set<Pause> pauseWhen,
        List<BigDecimal> warnAt,
        List<EscalationStep> escalate) {
    /** Copies the collections. */
    public SlaConfig {
        pauseWhen = Set.copyOf(pauseWhen);
        warnAt = List.copyOf(warnAt);
        escalate = List.copyOf(escalate);
    }

    /** A service level whose breach has no consequences. */
    public SlaConfig(
            String id,
            @Nullable String calendar,
            @Nullable Duration firstResponse,
            @Nullable Duration nextResponse,
            @Nullable Duration resolution,
            Set<Pause> pauseWhen,
            List<BigDecimal> warnAt) {
        this(id, calendar, firstResponse, nextResponse, resolution, pauseWhen, warnAt, List.of());
    }

    /** What may stop the clock. */
    public enum Pause {
        /** The customer owes an answer. */
        WAITING_FOR_CUSTOMER("waiting-for-customer");

        private final String text;

        Pause(String text) {
            this.text = text;
        }

        /** The name in files. */
        public String text() {
            return text;
        }
    }
}
