package dev.relais.report;

import dev.relais.metrics.Durations;
import dev.relais.report.Report.MetricTable;
import dev.relais.report.Report.Totals;
import dev.relais.report.Report.Variant;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last parts of a page: how other products would count it, and how its figures are made. */
final class Closing {
    private final Setting setting;

    Closing(Setting setting) {
        this.setting = setting;
    }

    String variants() {
        List<Variant> variants = setting.report().variants();
        if (variants.isEmpty()) {
            return "";
        }
        String heads = Stream.of("product", "metric", "level", "median", "mean", "ours", "why")
                .map(column -> "<th scope=\"col\" role=\"columnheader\">" + setting.html("variant." + column) + "</th>")
                .collect(Collectors.joining());
        return """
                <section id="variants" aria-labelledby="variants-h">
                <h2 id="variants-h">%s</h2>
                <p class="note">%s</p>
                <div class="scroll" role="region" aria-labelledby="variants-h" tabindex="0">
                <table class="variants" role="table">
                <thead role="rowgroup"><tr role="row">%s</tr></thead>
                <tbody role="rowgroup">
                %s</tbody>
                </table>
                </div>
                </section>
                """.formatted(
                        setting.html("variants"),
                        setting.html("variants.note"),
                        heads,
                        variants.stream().map(this::row).collect(Collectors.joining()));
    }

    private String row(Variant variant) {
        String name =
                setting.words().find("variant." + variant.metric() + ".name").orElse(variant.metric());
        String why = setting.words()
                .find("variant." + variant.metric() + ".why")
                .orElse(setting.words().text("variant.other"));
        @Nullable Durations durations = variant.durations();
        return "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">%s</th>%s%s%s%s%s%s</tr>\n"
                .formatted(
                        Html.name(variant.product()),
                        cell("metric", Html.name(name)),
                        cell("level", Html.text(shown(variant.percent()))),
                        cell("median", duration(durations, true)),
                        cell("mean", duration(durations, false)),
                        cell("ours", ours(variant)),
                        cell("why", Html.text(why)));
    }

    private String cell(String column, String html) {
        String style = html.equals(Formats.NONE) ? column + " absent" : column;
        return "<td role=\"cell\" class=\"%s\" data-label=\"%s\"><span>%s</span></td>"
                .formatted(style, setting.html("variant." + column), html);
    }

    private String shown(@Nullable BigDecimal percent) {
        return percent == null ? Formats.NONE : setting.formats().percent(percent);
    }

    private String duration(@Nullable Durations durations, boolean median) {
        return durations == null
                ? Formats.NONE
                : Html.text(setting.formats().duration(median ? durations.median() : durations.mean()));
    }

    /** Our own figures beside: the level where the other shows a share, the median and the mean else. */
    private String ours(Variant variant) {
        String name = Html.name(setting.metric(variant.ours()));
        return setting.report()
                .metric(variant.ours())
                .map(metric -> name + "<br/>" + Html.text(figures(metric, variant)))
                .orElse(name);
    }

    private String figures(MetricTable metric, Variant variant) {
        @Nullable Durations durations = metric.all().durations();
        if (variant.percent() != null || durations == null) {
            return setting.formats().level(metric.all().level());
        }
        return setting.words()
                .say(
                        "variant.figures",
                        "median",
                        setting.formats().duration(durations.median()),
                        "mean",
                        setting.formats().duration(durations.mean()));
    }

    String making() {
        Totals totals = setting.report().totals();
        String versions = setting.report().metrics().stream()
                .map(metric -> metric.metric() + " " + metric.version())
                .collect(Collectors.joining(", "));
        List<String> sentences = List.of(
                setting.words()
                        .say(
                                "made.log",
                                "events",
                                setting.count("events", totals.events()),
                                "from",
                                setting.formats().time(setting.report().period().from()),
                                "until",
                                setting.formats().time(setting.report().period().until()),
                                "zone",
                                setting.report().zone().getId()),
                setting.words()
                        .say(
                                "made.totals",
                                "received",
                                setting.count("messages", totals.received()),
                                "replies",
                                setting.count("replies", totals.replies()),
                                "elsewhere",
                                setting.count("elsewhere", totals.elsewhere()),
                                "resolved",
                                setting.count("settled", totals.resolved()),
                                "reopened",
                                setting.count("reopened", totals.reopened())),
                setting.words().text("made.level"),
                setting.words().text("made.durations"),
                setting.words().text("made.estimate"),
                setting.words().text("made.backlog"),
                setting.words().text("made.load"),
                setting.words().text("made.texts"),
                setting.words().say("made.versions", "versions", versions.isEmpty() ? Formats.NONE : versions));
        return """
                <section id="made" aria-labelledby="made-h">
                <h2 id="made-h">%s</h2>
                <ul>
                %s</ul>
                </section>
                """.formatted(
                        setting.html("made"),
                        sentences.stream()
                                .map(sentence -> "<li>" + Html.text(sentence) + "</li>\n")
                                .collect(Collectors.joining()));
    }
}
