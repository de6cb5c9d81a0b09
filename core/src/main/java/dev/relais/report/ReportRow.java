package dev.relais.report;

import dev.relais.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One conversation in a report. Texts are shown as they are, whatever they contain.
 *
 * @param conversation its id
 * @param customer what the customer is to be called
 * @param network where it came from
 * @param mood what analysis made of it; null where it is not sure
 * @param rule the rule that decided where it goes; null where none did
 * @param queue where it waited; null where it went nowhere
 * @param agent who answered or owns it; null where nobody does
 * @param receivedAt when the first message came
 * @param firstResponse elapsed time to the first reply, on the clock of its service level; null where there is none
 * @param verdict of its first response; null where none was promised
 */
public record ReportRow(
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
