package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.StrictJson;
import dev.relais.log.SchemaChecker;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    private static final List<Report> REPORTS =
            List.of(ReportSamples.nothing(), ReportSamples.one("Ines"), ReportSamples.month());

    private static JsonNode schema() throws IOException {
        try (InputStream in = Report.class.getResourceAsStream("report.schema.json")) {
            return StrictJson.read(Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static JsonNode written(Report report) {
        return StrictJson.read(ReportJson.write(report));
    }

    @Test
    void what_is_written_agrees_with_the_schema() throws IOException {
        SchemaChecker checker = new SchemaChecker(schema());
        for (Report report : REPORTS) {
            assertThat(checker.faults(written(report))).isEmpty();
        }
    }

    @Test
    void the_schema_refuses_a_member_too_many_and_a_number_that_is_a_text() throws IOException {
        String json = ReportJson.write(ReportSamples.one("Ines"));
        SchemaChecker checker = new SchemaChecker(schema());
        assertThat(checker.faults(StrictJson.read(json.replace("\"events\":9", "\"events\":9,\"more\":1"))))
                .isNotEmpty();
        assertThat(checker.faults(StrictJson.read(json.replace("\"events\":9", "\"events\":\"9\""))))
                .isNotEmpty();
        assertThat(checker.faults(StrictJson.read(json.replace("\"PT12M\"", "\"12 min\""))))
                .isNotEmpty();
    }

    @Test
    void every_component_of_a_report_is_a_member_of_that_name() {
        JsonNode json = written(ReportSamples.month());
        has(json, Report.class);
        has(json.get("period"), Report.Period.class);
        has(json.get("totals"), Report.Totals.class);
        has(json.at("/metrics/0"), Report.MetricTable.class);
        has(json.at("/metrics/0/all"), dev.relais.metrics.Figure.class);
        has(json.at("/metrics/0/all/level"), dev.relais.metrics.ServiceLevel.class);
        has(json.at("/metrics/0/all/durations"), dev.relais.metrics.Durations.class);
        has(json.at("/metrics/0/all/estimate"), dev.relais.metrics.Estimate.class);
        has(json.at("/metrics/0/breakdowns/0"), Report.Breakdown.class);
        has(json.at("/metrics/0/breakdowns/0/slices/0"), Report.Slice.class);
        has(json.at("/variants/0"), Report.Variant.class);
        has(json.at("/flow/0"), Report.FlowPoint.class);
        has(json.at("/hours/0"), Report.HourPoint.class);
        has(json.at("/heat/0"), Report.HeatCell.class);
        has(json.at("/responses"), Report.Distribution.class);
        has(json.at("/responses/classes/0"), Report.DurationClass.class);
        has(json.at("/backlog"), Report.Backlog.class);
        has(json.at("/backlog/points/0"), Report.BacklogPoint.class);
        has(json.at("/agents/0"), Report.Load.class);
        has(json.at("/sentiment/0"), Report.SentimentPoint.class);
        has(json.at("/topics/0"), Report.TopicCount.class);
        has(json.at("/questions/0"), Report.Question.class);
        has(json.at("/unanswered"), Report.Unanswered.class);
        has(json.at("/unanswered/oldest/0"), Report.UnansweredMessage.class);
    }

    private static void has(JsonNode json, Class<?> type) {
        assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                .as(type.getSimpleName())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(json.has(name)).as(name).isTrue());
    }

    @Test
    void values_are_those_of_the_report() {
        Report report = ReportSamples.month();
        JsonNode json = written(report);
        assertThat(json.get("relais").intValue()).isEqualTo(1);
        assertThat(json.at("/metrics/0/promised").textValue()).isEqualTo("PT15M");
        assertThat(json.at("/metrics/0/all/level/lowerPercent").decimalValue())
                .isEqualTo(report.metrics().get(0).all().level().lowerPercent().orElseThrow());
        assertThat(Duration.parse(json.at("/metrics/0/all/durations/median").textValue()))
                .isEqualTo(report.metrics().get(0).all().timed().orElseThrow().median());
        assertThat(json.at("/backlog/slacks/0").isNull()).isTrue();
        assertThat(json.at("/flow")).hasSameSizeAs(report.flow());
        assertThat(json.at("/flow/30/received").longValue())
                .isEqualTo(report.flow().get(30).received());
        assertThat(json.at("/unanswered/oldest"))
                .hasSameSizeAs(report.unanswered().oldest());
    }

    @Test
    void a_percent_keeps_its_decimal_and_does_not_pass_through_floating_point() {
        assertThat(ReportJson.write(ReportSamples.one("Ines")))
                .contains("\"lowerPercent\":100.0,\"upperPercent\":100.0")
                .contains("\"withinTarget\":100.0");
    }

    @Test
    void the_same_report_gives_the_same_text_and_a_lone_surrogate_does_no_harm() {
        assertThat(ReportJson.write(ReportSamples.month())).isEqualTo(ReportJson.write(ReportSamples.month()));
        assertThat(written(ReportSamples.one("a\uD800b")).get("desk").textValue())
                .isEqualTo("a\uFFFDb");
    }
}
