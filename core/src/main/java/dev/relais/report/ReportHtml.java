package dev.relais.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@link Report} as one self-contained page: no script, no font, nothing fetched; readable on a phone, in light and dark,
 * by keyboard and aloud, and in print. Every plot has its figures as a table. Whatever texts the report carries are shown as
 * text. The same report in the same language gives the same page.
 */
public final class ReportHtml {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)}");

    private ReportHtml() {}

    /** The page, to be stored or sent as UTF-8. It is well-formed XML too. */
    public static String render(Report report, ReportLanguage language) {
        Setting setting = Setting.of(report, language);
        Closing closing = new Closing(setting);
        Voices voices = new Voices(setting);
        String period =
                setting.formats().period(report.period().from(), report.period().until());
        return fill(
                resource("page.html"),
                Map.ofEntries(
                        Map.entry("style", resource("page.css")),
                        Map.entry("lang", Html.text(language.tag())),
                        Map.entry("direction", Html.text(language.text("direction"))),
                        Map.entry("title", Html.text(report.desk() + " – " + period)),
                        Map.entry("heading", Html.name(report.desk())),
                        Map.entry(
                                "period",
                                Html.text(period) + " <span class=\"zone\">"
                                        + Html.text(report.zone().getId()) + "</span>"),
                        Map.entry("contents", contents(setting)),
                        Map.entry("level", new Headline(setting).html()),
                        Map.entry("voices", voices.unanswered() + voices.questions()),
                        Map.entry("metrics", new MetricsPart(setting).html()),
                        Map.entry("plotsheading", setting.html("plots")),
                        Map.entry("plots", plots(setting)),
                        Map.entry("closing", closing.variants() + closing.making())));
    }

    private static String contents(Setting setting) {
        List<String> parts = setting.report().variants().isEmpty()
                ? List.of("unanswered", "questions", "metrics", "plots", "made")
                : List.of("unanswered", "questions", "metrics", "plots", "variants", "made");
        String links = parts.stream()
                .map(part -> "<a href=\"#%s\">%s</a>".formatted(part, setting.html("contents." + part)))
                .collect(Collectors.joining("\n"));
        return "<nav aria-label=\"%s\">\n%s\n</nav>".formatted(setting.html("contents"), links);
    }

    private static String plots(Setting setting) {
        FlowChart flow = new FlowChart(setting);
        BacklogChart backlog = new BacklogChart(setting);
        LoadChart load = new LoadChart(setting);
        return flow.overTime()
                + new HeatChart(setting).figure()
                + new ResponseChart(setting).figure()
                + flow.overTheDay()
                + backlog.byAge()
                + backlog.bySlack()
                + load.load("departments", setting.report().departments())
                + load.load("agents", setting.report().agents())
                + new SentimentChart(setting).figure()
                + load.topics();
    }

    /** In one pass, so that nothing that is put in is looked at again. */
    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(place.group(1)), () -> "no value for " + place.group())));
    }

    private static String resource(String name) {
        try (InputStream in = ReportHtml.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
