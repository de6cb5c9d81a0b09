package dev.relais.examples.demo;

import dev.relais.desk.Desk;
import dev.relais.report.HtmlReport;
import dev.relais.report.ReportRow;
import dev.relais.report.RowReport;
import dev.relais.report.ServiceLevel;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.FakeX;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The end of the demo: one table, the service level, and the page. */
public final class DaySummary {
    private final Desk desk;
    private final RowReport report;
    private final FakeX x;
    private final FakeGraph graph;

    DaySummary(Desk desk, RowReport report, FakeX x, FakeGraph graph) {
        this.desk = desk;
        this.report = report;
        this.x = x;
        this.graph = graph;
    }

    /** What happened, as values. */
    public RowReport report() {
        return report;
    }

    /** Writes the page. */
    public void write(Path file) throws IOException {
        Files.writeString(file, HtmlReport.render(report), StandardCharsets.UTF_8);
    }

    /** Shows the table and the figures. */
    public void print(PrintStream out) {
        Table table = new Table(
                "conversation", "customer", "network", "mood", "rule", "queue", "agent", "first response", "verdict");
        for (ReportRow row : report.rows()) {
            table.row(
                    row.conversation(),
                    row.customer(),
                    row.network(),
                    shown(row.mood()),
                    shown(row.rule()),
                    shown(row.queue()),
                    shown(row.agent()),
                    time(row.firstResponse()),
                    row.verdict() == null ? "–" : row.verdict().text());
        }
        out.println();
        table.lines().forEach(out::println);
        out.println();
        ServiceLevel level = ServiceLevel.of(report.rows());
        out.printf(
                "First responses: %d kept, %d broken, %d undecided, %d withdrawn; service level between %s and %s%n",
                level.kept(),
                level.broken(),
                level.undecided(),
                level.withdrawn(),
                percent(level.lowerPercent().orElse(null)),
                percent(level.upperPercent().orElse(null)));
        out.printf(
                "Replies at the networks: %d public and %d private on X, %d comments and %d messages on Facebook%n",
                x.publicReplies().size(),
                x.directMessages().size(),
                graph.publicReplies().size(),
                graph.directMessages().size());
        out.println("Counted: " + desk.counters().all());
        out.flush();
    }

    private static String shown(@Nullable String cell) {
        return cell == null ? "–" : cell;
    }

    private static String time(@Nullable Duration time) {
        return time == null ? "–" : String.format(Locale.ROOT, "%d:%02d min", time.toMinutes(), time.toSecondsPart());
    }

    private static String percent(@Nullable BigDecimal percent) {
        return percent == null ? "–" : percent.toPlainString() + " %";
    }
}
