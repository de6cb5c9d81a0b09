package dev.relais.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report as one self-contained page: no script, no font, nothing fetched; readable on a phone, in light and dark, and in
 * print. Whatever texts the rows carry is shown as text. The same report gives the same page.
 */
public final class HtmlReport {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final String PAGE = resource("report.html");
    private static final String STYLE = resource("report.css");

    private HtmlReport() {}

    /** The page, to be stored or sent as UTF-8. It is well-formed XML too. */
    public static String render(RowReport report) {
        ZonedDateTime made = report.generatedAt().atZone(report.zone());
        return fill(
                PAGE,
                Map.of(
                        "style", STYLE,
                        "title", Html.text(report.title()),
                        "heading", Html.name(report.title()),
                        "made",
                                Html.text(
                                        TIME.format(made) + " (" + report.zone().getId() + ")"),
                        "level", new Summary(ServiceLevel.of(report.rows())).html(),
                        "plots", new FlowPlot(report).figure() + new ResponsePlot(report).figure(),
                        "rows", new RowTable(report).html()));
    }

    /** In one pass, so that nothing that is put in is looked at again. */
    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(place.group(1)), () -> "no value for " + place.group())));
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
