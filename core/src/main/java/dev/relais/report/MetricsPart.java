package dev.relais.report;

import dev.relais.metrics.Dimension;
import dev.relais.metrics.Durations;
import dev.relais.metrics.Estimate;
import dev.relais.metrics.Figure;
import dev.relais.metrics.ServiceLevel;
import dev.relais.report.Report.Breakdown;
import dev.relais.report.Report.MetricTable;
import dev.relais.report.Report.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every metric of the catalogue with its counts, bounds and durations, and what it comes to by dimension. */
final class MetricsPart {
    /** Values of a dimension that a page shows; the files hold all. */
    static final int SLICES = 15;

    private static final List<String> COLUMNS = List.of(
            "metric",
            "promised",
            "cases",
            "kept",
            "broken",
            "undecided",
            "withdrawn",
            "level",
            "median",
            "p90",
            "mean",
            "estimate");

    private final Setting setting;
    private final boolean counting;

    MetricsPart(Setting setting) {
        this.setting = setting;
        this.counting = setting.report().metrics().stream()
                .anyMatch(metric -> metric.all().amount() != null);
    }

    String html() {
        return """
                <section id="metrics" aria-labelledby="metrics-h">
                <h2 id="metrics-h">%s</h2>
                <p class="note">%s</p>
                <div class="scroll" role="region" aria-labelledby="metrics-h" tabindex="0">
                <table class="metrics" role="table">
                <thead role="rowgroup"><tr role="row">%s</tr></thead>
                <tbody role="rowgroup">
                %s</tbody>
                </table>
                </div>
                %s</section>
                """.formatted(
                        setting.html("metrics"),
                        setting.html("metrics.note"),
                        columns().stream().map(this::head).collect(Collectors.joining()),
                        setting.report().metrics().stream().map(this::row).collect(Collectors.joining()),
                        breakdowns());
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (counting) {
            columns.add("amount");
        }
        return columns;
    }

    private String head(String column) {
        return "<th scope=\"col\" role=\"columnheader\">%s</th>".formatted(setting.html("col." + column));
    }

    private String row(MetricTable metric) {
        String text =
                setting.words().find("metric." + metric.metric() + ".text").orElse("");
        Duration promised = metric.promised();
        List<String> values = new ArrayList<>(
                List.of(promised == null ? Formats.NONE : setting.formats().duration(promised)));
        values.addAll(values(metric.all()));
        StringBuilder row = new StringBuilder(
                "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">%s<span class=\"text\">%s</span></th>"
                        .formatted(Html.name(setting.metric(metric.metric())), Html.text(text)));
        for (int i = 0; i < values.size(); i++) {
            String column = columns().get(i + 1);
            row.append("<td role=\"cell\"%s data-label=\"%s\"><span>%s</span>%s</td>"
                    .formatted(
                            style(column, values.get(i)),
                            setting.html("col." + column),
                            Html.text(values.get(i)),
                            column.equals("level")
                                    ? VerdictBar.small(metric.all().level())
                                    : ""));
        }
        return row.append("</tr>\n").toString();
    }

    private static String style(String column, String value) {
        String style = (column.equals("level") ? "level" : "") + (value.equals(Formats.NONE) ? " absent" : "");
        return style.isEmpty() ? "" : " class=\"" + style.strip() + "\"";
    }

    /** In the order of the columns, from the cases on. */
    private List<String> values(Figure figure) {
        ServiceLevel level = figure.level();
        @Nullable Durations durations = figure.durations();
        @Nullable Estimate estimate = figure.estimate();
        boolean promised = level.all() > 0;
        List<String> values = new ArrayList<>(List.of(
                setting.number(figure.cases()),
                promised ? setting.number(level.kept()) : Formats.NONE,
                promised ? setting.number(level.broken()) : Formats.NONE,
                promised ? setting.number(level.undecided()) : Formats.NONE,
                promised ? setting.number(level.withdrawn()) : Formats.NONE,
                setting.formats().level(level),
                duration(durations == null ? null : durations.median()),
                duration(durations == null ? null : durations.p90()),
                duration(durations == null ? null : durations.mean()),
                duration(estimate == null ? null : estimate.median())));
        if (counting) {
            Double amount = figure.amount();
            values.add(amount == null ? Formats.NONE : setting.formats().amount(amount));
        }
        return values;
    }

    private String duration(@Nullable Duration duration) {
        return duration == null ? Formats.NONE : setting.formats().duration(duration);
    }

    private String breakdowns() {
        List<MetricTable> broken = setting.report().metrics().stream()
                .filter(metric -> !metric.breakdowns().isEmpty())
                .toList();
        if (broken.isEmpty()) {
            return "";
        }
        return "<div class=\"breakdowns\">\n<h3>%s</h3>\n<div class=\"folds\">\n%s</div>\n</div>\n"
                .formatted(
                        setting.html("breakdowns"),
                        broken.stream().map(this::breakdowns).collect(Collectors.joining()));
    }

    private String breakdowns(MetricTable metric) {
        String name = setting.metric(metric.metric());
        List<String> heads = columns().stream()
                .filter(column -> !column.equals("promised"))
                .map(column -> setting.words().text(column.equals("metric") ? "col.value" : "col." + column))
                .toList();
        DataTable table = new DataTable(setting, setting.words().say("breakdowns.of", "metric", name), heads);
        List<String> dimensions = new ArrayList<>();
        for (Breakdown breakdown : metric.breakdowns()) {
            String dimension = name(breakdown.dimension());
            dimensions.add(dimension);
            int more = breakdown.slices().size() - SLICES;
            table.group(dimension + (more > 0 ? " – " + setting.count("more", more) : ""), heads.size());
            breakdown.slices().stream()
                    .limit(SLICES)
                    .forEach(slice -> table.row(
                            name(breakdown.dimension(), slice),
                            values(slice.figure()).toArray(String[]::new)));
        }
        return table.folded("<b>%s</b> %s"
                .formatted(
                        Html.name(name), setting.html("breakdowns.by", "dimensions", String.join(", ", dimensions))));
    }

    private String name(Dimension dimension) {
        return setting.words().name("dimension", dimension.text());
    }

    /** The ids of languages, surfaces and networks have words of their own where a host gave no names. */
    private String name(Dimension dimension, Slice slice) {
        return Html.name(
                slice.name().equals(slice.value())
                        ? setting.words().name(dimension.text().toLowerCase(Locale.ROOT), slice.value())
                        : slice.name());
    }
}
