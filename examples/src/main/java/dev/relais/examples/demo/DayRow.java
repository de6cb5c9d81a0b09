package dev.relais.examples.demo;

import dev.relais.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One conversation of the day.
 *
 * @param conversation its number on the screen
 * @param customer what the customer is to be called
 * @param network where it came from
 * @param mood what analysis made of it; null where it is not sure
 * @param rule the rules that matched; null where none was asked
 * @param queue where it waited; null where it went nowhere
 * @param agent who answered or owns it; null where nobody does
 * @param receivedAt when the first message came
 * @param firstResponse elapsed time to the first reply, on the clock of its service level; null where there is none
 * @param verdict of its first response; null where none was promised
 */
public record DayRow(
        String conversation,
        String customer,
        String network,
        @Nullable String mood,
        @Nullable String rule,
        @Nullable String queue,
        @Nullable String agent,
        Instant receivedAt,
        @Nullable Duration firstResponse,
        @Nullable Verdict verdict) {}
