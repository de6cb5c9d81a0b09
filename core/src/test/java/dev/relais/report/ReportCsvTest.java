package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.metrics.Durations;
import dev.relais.report.Report.MetricTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportCsvTest {
    /** RFC 4180, read as it is written there. */
    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(csv.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    assertThat(csv.charAt(++i)).isEqualTo('\n');
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        assertThat(quoted).isFalse();
        assertThat(row).as("the last row ends too").isEmpty();
        return rows;
    }

    @Test
    void there_is_a_row_for_each_metric_over_everything_and_for_each_value_of_each_dimension() {
        Report report = ReportSamples.month();
        List<List<String>> rows = read(ReportCsv.write(report));
        long slices = report.metrics().stream()
                .flatMap(metric -> metric.breakdowns().stream())
                .mapToLong(breakdown -> breakdown.slices().size())
                .sum();
        assertThat(rows).hasSize((int) (1 + report.metrics().size() + slices));
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(20));
        assertThat(rows.get(0)).startsWith("metric", "version", "dimension", "value", "name", "cases");
        MetricTable first = report.metrics().get(0);
        Durations durations = first.all().timed().orElseThrow();
        assertThat(rows.get(1).subList(0, 10))
                .containsExactly(
                        "first-response",
                        "1",
                        "all",
                        "",
                        "",
                        Long.toString(first.all().cases()),
                        Long.toString(first.all().level().kept()),
                        Long.toString(first.all().level().broken()),
                        Long.toString(first.all().level().undecided()),
                        Long.toString(first.all().level().withdrawn()));
        assertThat(rows.get(1).get(14))
                .isEqualTo("%d.%03d"
                        .formatted(
                                durations.median().toSeconds(),
                                durations.median().toMillisPart())
                        .replaceFirst("\\.?0+$", ""));
        assertThat(rows.get(2).subList(0, 4))
                .containsExactly(
                        "first-response",
                        "1",
                        "network",
                        first.breakdowns().get(0).slices().get(0).value());
    }

    @Test
    void what_there_is_not_is_empty() {
        List<List<String>> rows = read(ReportCsv.write(ReportSamples.nothing()));
        assertThat(rows).hasSize(13);
        assertThat(rows.get(1).subList(5, 10)).containsExactly("0", "0", "0", "0", "0");
        assertThat(rows.get(1).subList(10, 20)).containsOnly("");
    }

    @Test
    void a_name_is_never_a_formula() {
        for (String name :
                List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠a")) {
            assertThat(read(ReportCsv.write(ReportSamples.one(name))).get(2).subList(3, 5))
                    .containsExactly("'" + name, "'" + name);
        }
        assertThat(read(ReportCsv.write(ReportSamples.one("a=b"))).get(2).get(4))
                .isEqualTo("a=b");
    }

    @Test
    void commas_quotes_and_line_ends_come_back_as_they_were() {
        String name = "a,\"b\"\r\nc";
        assertThat(read(ReportCsv.write(ReportSamples.one(name))).get(2).get(4)).isEqualTo(name);
    }

    @Test
    void seconds_are_exact() {
        assertThat(read(ReportCsv.write(ReportSamples.one("a"))).get(1).subList(12, 20))
                .containsExactly("1", "720", "720", "720", "720", "720", "720", "1.0");
    }
}
