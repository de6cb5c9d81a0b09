package dev.relais.report;

import dev.relais.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Made-up desks. */
final class SampleReports {
    static final Duration TARGET = Duration.ofMinutes(15);
    static final Instant NINE = Instant.parse("2026-11-23T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final List<String> NAMES = List.of(
            "Ines Ferreira",
            "Tomasz",
            "م. حداد",
            "Björn Åkesson",
            "李娜",
            "Oluwaseun A.",
            "kt_73",
            "Ana-Lucía Ibáñez de la Torre");

    private SampleReports() {}

    static RowReport empty() {
        return new RowReport("Nothing yet", NINE, ZONE, TARGET, List.of(), List.of(), List.of());
    }

    static RowReport of(ReportRow... rows) {
        List<Instant> arrivals = new ArrayList<>();
        List<Instant> answers = new ArrayList<>();
        for (ReportRow row : rows) {
            arrivals.add(row.receivedAt());
            if (row.firstResponse() != null) {
                answers.add(row.receivedAt().plus(row.firstResponse()));
            }
        }
        return new RowReport("Desk", NINE.plus(Duration.ofHours(12)), ZONE, TARGET, List.of(rows), arrivals, answers);
    }

    static ReportRow row(String id, int minute, @Nullable Integer seconds, @Nullable Verdict verdict) {
        return new ReportRow(
                id,
                "Customer " + id,
                "x",
                "calm",
                "otherwise",
                "care",
                "Kim",
                NINE.plus(Duration.ofMinutes(minute)),
                seconds == null ? null : Duration.ofSeconds(seconds),
                verdict);
    }

    /** A day of a small desk; {@code days} of them. */
    static RowReport day(long seed, int conversations, int days) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ReportRow> rows = new ArrayList<>();
        List<Instant> arrivals = new ArrayList<>();
        List<Instant> answers = new ArrayList<>();
        for (int i = 0; i < conversations; i++) {
            int second = (int) (random.nextInt(days) * 86_400L + (random.nextInt(5 * 3600) + random.nextInt(5 * 3600)));
            Instant at = NINE.plusSeconds(second);
            boolean answered = random.nextInt(9) > 0;
            Duration took = Duration.ofMillis((long) (420_000 * Math.exp(random.nextDouble(-1.5, 1.7))));
            Verdict verdict = answered
                    ? took.compareTo(TARGET) <= 0 ? Verdict.KEPT : Verdict.BREACHED
                    : random.nextInt(4) == 0 ? Verdict.WITHDRAWN : Verdict.OPEN;
            boolean facebook = random.nextInt(3) == 0;
            rows.add(new ReportRow(
                    "c-%04x-%d".formatted(random.nextInt(65_536), i),
                    NAMES.get(random.nextInt(NAMES.size())),
                    facebook ? "facebook" : "x",
                    List.of("angry", "unhappy", "neutral", "pleased").get(random.nextInt(4)),
                    List.of("angry-gold", "billing", "press", "otherwise").get(random.nextInt(4)),
                    List.of("care", "care", "press", "sales").get(random.nextInt(4)),
                    answered ? List.of("Léa Martin", "Jonas", "Mira Okafor").get(random.nextInt(3)) : null,
                    at,
                    answered ? took : null,
                    verdict));
            for (int more = random.nextInt(3); more >= 0; more--) {
                arrivals.add(at.plusSeconds(random.nextInt(1200) * (long) more));
            }
            if (answered) {
                answers.add(at.plus(took));
            }
        }
        return new RowReport(
                "Service report, Brightwater Bakery",
                NINE.plus(Duration.ofHours(11)),
                ZONE,
                TARGET,
                rows,
                arrivals,
                answers);
    }
}
