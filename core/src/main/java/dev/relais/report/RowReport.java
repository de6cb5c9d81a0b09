package dev.relais.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report tells.
 *
 * @param title its heading
 * @param generatedAt when it was made
 * @param zone in which its times are told
 * @param target the first response that is promised; null where promises differ or there is none
 * @param rows the conversations, in any order
 * @param arrivals when messages came, in any order
 * @param answers when replies went out, in any order
 */
public record RowReport(
        String title,
        Instant generatedAt,
        ZoneId zone,
        @Nullable Duration target,
        List<ReportRow> rows,
        List<Instant> arrivals,
        List<Instant> answers) {
    /** Copies the lists. */
    public RowReport {
        rows = List.copyOf(rows);
        arrivals = List.copyOf(arrivals);
        answers = List.copyOf(answers);
    }
}
