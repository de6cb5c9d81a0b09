package dev.relais.report;

import dev.relais.metrics.Durations;
import dev.relais.metrics.Estimate;
import dev.relais.metrics.Figure;
import dev.relais.metrics.ServiceLevel;
import dev.relais.report.Report.Breakdown;
import dev.relais.report.Report.MetricTable;
import dev.relais.report.Report.Slice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a {@link Report} as CSV (RFC 4180) in long form: one row for each metric over everything, with the dimension
 * {@code all}, and one for each of its values of each dimension. Durations are seconds as exact decimals; what there is not
 * is empty.
 *
 * <p>A text that a spreadsheet could take for a formula, since it begins with {@code = + - @}, their full-width forms, a
 * tab or a line end, is written with an apostrophe before it.
 */
public final class ReportCsv {
    private static final List<String> COLUMNS = List.of(
            "metric",
            "version",
            "dimension",
            "value",
            "name",
            "cases",
            "kept",
            "broken",
            "undecided",
            "withdrawn",
            "lower_percent",
            "upper_percent",
            "count",
            "mean_s",
            "median_s",
            "p90_s",
            "p95_s",
            "max_s",
            "km_median_s",
            "amount");
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final String END = "\r\n";

    private ReportCsv() {}

    /** All rows under one row of names, each ended by CR LF, to be stored as UTF-8. */
    public static String write(Report report) {
        StringBuilder out = new StringBuilder(String.join(",", COLUMNS)).append(END);
        for (MetricTable metric : report.metrics()) {
            row(out, metric, "all", "", "", metric.all());
            for (Breakdown breakdown : metric.breakdowns()) {
                for (Slice slice : breakdown.slices()) {
                    row(out, metric, breakdown.dimension().text(), slice.value(), slice.name(), slice.figure());
                }
            }
        }
        return out.toString();
    }

    private static void row(
            StringBuilder out, MetricTable metric, String dimension, String value, String name, Figure figure) {
        ServiceLevel level = figure.level();
        @Nullable Durations durations = figure.durations();
        @Nullable Estimate estimate = figure.estimate();
        @Nullable Double amount = figure.amount();
        List<String> cells = List.of(
                text(metric.metric()),
                Integer.toString(metric.version()),
                dimension,
                text(value),
                text(name),
                Long.toString(figure.cases()),
                Long.toString(level.kept()),
                Long.toString(level.broken()),
                Long.toString(level.undecided()),
                Long.toString(level.withdrawn()),
                level.lowerPercent().map(BigDecimal::toPlainString).orElse(""),
                level.upperPercent().map(BigDecimal::toPlainString).orElse(""),
                durations == null ? "" : Long.toString(durations.count()),
                seconds(durations == null ? null : durations.mean()),
                seconds(durations == null ? null : durations.median()),
                seconds(durations == null ? null : durations.p90()),
                seconds(durations == null ? null : durations.p95()),
                seconds(durations == null ? null : durations.max()),
                seconds(estimate == null ? null : estimate.median()),
                amount == null || !Double.isFinite(amount)
                        ? ""
                        : BigDecimal.valueOf(amount).toPlainString());
        out.append(cells.stream().map(ReportCsv::quoted).collect(Collectors.joining(",")))
                .append(END);
    }

    private static String seconds(@Nullable Duration duration) {
        if (duration == null) {
            return "";
        }
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
    }

    private static String text(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
