package dev.relais.examples.demo;

import dev.relais.conversation.LoggedEvent;
import dev.relais.desk.Desk;
import dev.relais.log.EventJson;
import dev.relais.metrics.MetricSettings;
import dev.relais.metrics.ServiceLevel;
import dev.relais.metrics.Tally;
import dev.relais.questions.Questions;
import dev.relais.report.Report;
import dev.relais.report.ReportHtml;
import dev.relais.report.ReportLanguage;
import dev.relais.report.Reports;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.FakeX;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The end of the demo: one table, the service level, and the page. */
public final class DaySummary {
    private final Desk desk;
    private final List<DayRow> rows;
    private final Report report;
    private final FakeX x;
    private final FakeGraph graph;

    DaySummary(Desk desk, List<DayRow> rows, FakeX x, FakeGraph graph) {
        this.desk = desk;
        this.rows = List.copyOf(rows);
        this.report = report(desk);
        this.x = x;
        this.graph = graph;
    }

    private static Report report(Desk desk) {
        Tally tally = new Tally(MetricSettings.of(desk.config()));
        Questions questions = new Questions();
        for (LoggedEvent event : desk.log(0)) {
            tally.take(event);
            questions.take(event);
        }
        return Reports.of(tally.measures(), questions);
    }

    /** What became of every conversation, by when it came. */
    public List<DayRow> rows() {
        return rows;
    }

    /** All figures. */
    public Report report() {
        return report;
    }

    /** Writes the page. */
    public void write(Path file) throws IOException {
        Files.writeString(file, ReportHtml.render(report, ReportLanguage.of("en")), StandardCharsets.UTF_8);
    }

    /** Writes the log, for {@code relais report}. */
    public void writeLog(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (LoggedEvent event : desk.log(0)) {
            lines.add(EventJson.line(
                    event, desk.conversation(event.conversation()).orElseThrow()));
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    /** Shows the table and the figures. */
    public void print(PrintStream out) {
        Table table = new Table(
                "conversation", "customer", "network", "mood", "rule", "queue", "agent", "first response", "verdict");
        for (DayRow row : rows) {
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
        ServiceLevel level = report.metric("first-response").orElseThrow().all().level();
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
