package dev.relais.report;

import dev.relais.metrics.Durations;
import dev.relais.metrics.Estimate;
import dev.relais.metrics.ServiceLevel;
import dev.relais.report.Report.MetricTable;
import dev.relais.report.Report.Totals;
import java.util.Optional;

/** What a page says first: the service level between its bounds, how long it took, who waits, and how much there was. */
final class Headline {
    private final Setting setting;
    private final ServiceLevel level;

    Headline(Setting setting) {
        this.setting = setting;
        this.level = first().map(metric -> metric.all().level()).orElse(ServiceLevel.NONE);
    }

    private Optional<MetricTable> first() {
        return setting.report().metric("first-response");
    }

    String html() {
        return """
                <section id="level" aria-labelledby="level-h">
                <h2 id="level-h">%s</h2>
                %s<dl class="facts">
                %s</dl>
                </section>
                """.formatted(heading(), verdicts(), facts());
    }

    private String heading() {
        if (level.all() == 0) {
            return setting.html("level.none");
        }
        String lower = strong(setting.formats().percent(level.lowerPercent().orElseThrow()));
        String upper = strong(setting.formats().percent(level.upperPercent().orElseThrow()));
        return lower.equals(upper)
                ? setting.html("level.one").replace("{level}", lower)
                : setting.html("level.two").replace("{lower}", lower).replace("{upper}", upper);
    }

    private static String strong(String text) {
        return "<b>" + Html.text(text) + "</b>";
    }

    private String verdicts() {
        if (level.all() == 0) {
            return "";
        }
        return VerdictBar.svg(setting, level, "level")
                + "<dl class=\"counts\">\n"
                + count("kept", level.kept())
                + count("undecided", level.undecided())
                + count("broken", level.broken())
                + count("withdrawn", level.withdrawn())
                + "</dl>\n<p class=\"note\">"
                + setting.html("level.of", "promises", setting.count("promises", level.all()))
                + " "
                + setting.html(level.undecided() == 0 ? "level.decided" : "level.bounds")
                + estimate()
                + "</p>\n";
    }

    private String estimate() {
        return first().map(metric -> metric.all().estimate())
                .map(Estimate::withinTarget)
                .map(share -> " "
                        + setting.html(
                                "level.estimate", "estimate", setting.formats().percent(share)))
                .orElse("");
    }

    private String count(String verdict, long count) {
        return "<div><dt><i class=\"swatch %s\"></i>%s</dt><dd>%s</dd></div>\n"
                .formatted(verdict, setting.html(verdict), Html.text(setting.number(count)));
    }

    private String facts() {
        Totals totals = setting.report().totals();
        String median = first().flatMap(metric -> metric.all().timed())
                .map(Durations::median)
                .map(setting.formats()::duration)
                .orElse(Formats.NONE);
        return fact("fact.median", Html.text(median))
                + fact(
                        "fact.unanswered",
                        "<a href=\"#unanswered\">%s</a>"
                                .formatted(Html.text(setting.number(
                                        setting.report().unanswered().count()))))
                + number("fact.conversations", totals.conversations())
                + number("fact.received", totals.received())
                + number("fact.replies", totals.replies())
                + number("fact.open", totals.open());
    }

    private String number(String key, long number) {
        return fact(key, Html.text(setting.number(number)));
    }

    private String fact(String key, String html) {
        return "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(setting.html(key), html);
    }
}
