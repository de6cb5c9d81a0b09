package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.metrics.MetricSettings;
import dev.relais.metrics.Tally;
import dev.relais.questions.Questions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From figures to a report. */
class ReportsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private static Report report(String name) {
        DeskConfig desk = DeskFile.read("desk.json", """
                {"relais": 1, "desk": "d", "agents": [{"id": "lea", "name": "%s"}], "queues": [{"id": "care"}], "rules": []}
                """.formatted(name).getBytes(StandardCharsets.UTF_8));
        Tally tally = new Tally(MetricSettings.of(desk));
        tally.take(new LoggedEvent(new ConversationId("c"), 1, NINE, null, new ConversationAssigned("lea", 1)));
        return Reports.of(tally.measures(), new Questions());
    }

    @Test
    void an_agent_has_the_name_that_the_desk_gives_him() {
        assertThat(report("Léa Martin").agents()).extracting(Report.Load::name).containsExactly("Léa Martin");
    }

    @Test
    void a_name_without_end_does_not_fill_the_page() {
        Report report = report("\uD83D\uDE00".repeat(100_000));
        assertThat(report.agents().get(0).name()).endsWith("\uD83D\uDE00…");
        assertThat(ReportHtml.render(report, ReportLanguage.of("en")).length()).isLessThan(200_000);
    }

    @Test
    void nothing_in_the_log_is_a_report_too() {
        DeskConfig desk = DeskFile.read("desk.json", """
                {"relais": 1, "desk": "d", "queues": [{"id": "care"}], "rules": []}
                """.getBytes(StandardCharsets.UTF_8));
        Report report = Reports.of(new Tally(MetricSettings.of(desk)).measures(), new Questions());
        assertThat(report.flow()).isEmpty();
        assertThat(report.metrics())
                .allSatisfy(table -> assertThat(table.all().cases()).isZero());
        assertThat(ReportHtml.render(report, ReportLanguage.of("fr"))).contains("lang=\"fr\"");
    }
}
