package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportHtmlTest {
    private static final Page MONTH = Page.of(ReportSamples.month());

    private static String text(Element element) {
        return element.getTextContent();
    }

    private static List<String> texts(Element within, String tag) {
        return Page.all(within, tag).stream().map(ReportHtmlTest::text).toList();
    }

    @Test
    void hostile_names_are_shown_as_text_and_change_nothing_else() {
        List<String> plain = Page.of(ReportSamples.one("Ines")).skeleton();
        for (String hostile : List.of(
                "<script>alert(1)</script>",
                "</title></style></bdi><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' x='",
                "&lt;b&gt; &amp; ]]> <!-- ${voices} ${style} {lower} {n} \\ $1",
                "\u202Eevil\u202C",
                "\u2069\u202Eevil",
                "م. حداد",
                "W".repeat(500))) {
            Page page = Page.of(ReportSamples.one(hostile));
            assertThat(page.skeleton()).as(hostile).isEqualTo(plain);
            assertThat(text(page.all("h1").get(0))).isEqualTo(hostile);
        }
    }

    @Test
    void names_in_plots_bring_no_marks_that_turn_the_writing() {
        Page page = Page.of(ReportSamples.one("a\u202Eb\u2069\u2066c"));
        assertThat(Page.styled(page.byId("agents"), "text", "name").stream().map(ReportHtmlTest::text))
                .containsExactly("\u2068abc\u2069");
    }

    @Test
    void what_no_page_may_contain_is_replaced() {
        Page page = Page.of(ReportSamples.one("a\u0000b\u001Bc\uD800d\uFFFEe\u0085f"));
        assertThat(text(page.all("h1").get(0))).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    }

    @Test
    void the_page_fetches_nothing_and_runs_nothing() {
        assertThat(MONTH.skeleton()).doesNotContain("script", "link", "img", "iframe", "object", "use", "form");
        assertThat(MONTH.html()).doesNotContain("http:", "https:", "url(", "@import", "@font-face", "style=");
        assertThat(MONTH.html()).doesNotContainPattern("\\son[a-z]+=");
        assertThat(MONTH.html()).contains("default-src 'none'");
        assertThat(MONTH.all("a")).isNotEmpty().allSatisfy(link -> {
            assertThat(link.getAttribute("href")).startsWith("#");
            MONTH.byId(link.getAttribute("href").substring(1));
        });
    }

    @Test
    void every_id_stands_once_and_every_reference_finds_one() {
        Set<String> ids = new HashSet<>();
        for (Element element : MONTH.all("*")) {
            String id = element.getAttribute("id");
            assertThat(id.isEmpty() || ids.add(id)).as(id).isTrue();
        }
        for (Element element : MONTH.all("*")) {
            for (String id : element.getAttribute("aria-labelledby").split(" ", -1)) {
                assertThat(id.isEmpty() || ids.contains(id)).as(id).isTrue();
            }
        }
    }

    @Test
    void headings_go_down_one_step_at_a_time() {
        int before = 0;
        for (String tag : MONTH.skeleton()) {
            if (tag.matches("h[1-6]")) {
                int level = tag.charAt(1) - '0';
                assertThat(level).isLessThanOrEqualTo(before + 1);
                before = level;
            }
        }
        assertThat(MONTH.all("h1")).hasSize(1);
    }

    @Test
    void every_plot_is_a_picture_with_words_and_a_table() {
        List<Element> figures = MONTH.all("figure");
        assertThat(figures).hasSize(10).allSatisfy(figure -> {
            Element svg = Page.all(figure, "svg").get(0);
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(text(Page.all(svg, "title").get(0))).isNotBlank();
            assertThat(text(Page.all(svg, "desc").get(0))).isNotBlank();
            assertThat(Page.all(figure, "details")).hasSize(1);
            assertThat(Page.all(Page.all(figure, "tbody").get(0), "tr")).isNotEmpty();
        });
        assertThat(MONTH.all("details"))
                .allSatisfy(details -> assertThat(
                                details.getElementsByTagName("summary").getLength())
                        .isEqualTo(1));
        assertThat(MONTH.all("div").stream()
                        .filter(div -> div.getAttribute("class").equals("scroll")))
                .isNotEmpty()
                .allSatisfy(
                        region -> assertThat(region.getAttribute("tabindex")).isEqualTo("0"));
    }

    @Test
    void the_headline_tells_the_level_between_its_bounds_and_who_waits() {
        Report report = ReportSamples.month();
        var level = report.metrics().get(0).all().level();
        assertThat(text(MONTH.byId("level-h")))
                .isEqualTo("Between %s%% and %s%% of first responses came in time"
                        .formatted(
                                level.lowerPercent().orElseThrow(),
                                level.upperPercent().orElseThrow()));
        Element facts = MONTH.all("dl").get(1);
        assertThat(texts(facts, "dd").get(1)).isEqualTo("63");
        assertThat(text(MONTH.byId("unanswered-h"))).isEqualTo("63 public comments are unanswered");
        assertThat(Page.all(MONTH.byId("unanswered"), "li")).hasSize(23);
        assertThat(Page.styled(MONTH.byId("questions"), "span", "big")).hasSize(10);
    }

    @Test
    void the_table_of_metrics_names_them_and_an_unknown_one_by_its_id() {
        Element body = Page.all(MONTH.byId("metrics"), "tbody").get(0);
        List<String> names =
                Page.all(body, "bdi").stream().map(ReportHtmlTest::text).toList();
        assertThat(names)
                .hasSize(12)
                .startsWith("First response", "Next response")
                .endsWith("house-own");
        List<String> first = texts(Page.all(body, "tr").get(0), "td");
        assertThat(first).hasSize(12).startsWith("15\u00A0min", "4,212");
    }

    @Test
    void breakdowns_hold_the_largest_and_say_how_many_more_there_are() {
        Page year = Page.of(ReportSamples.of(3, ReportSamples.YEAR));
        Element first = Page.all(year.byId("metrics"), "details").get(0);
        assertThat(texts(first, "th")).contains("person – 185 more are in the JSON and CSV files");
        assertThat(Page.styled(year.byId("agents"), "text", "name")).hasSize(12);
        assertThat(text(year.byId("agents"))).contains("188 more are in the figures");
        assertThat(Page.all(Page.all(year.byId("agents"), "tbody").get(0), "tr"))
                .hasSize(200);
    }

    @Test
    void a_year_of_days_is_shown_in_weeks_and_nothing_is_lost() {
        Report report = ReportSamples.of(3, ReportSamples.YEAR);
        Page year = Page.of(report);
        List<int[]> weeks = year.figures("flow");
        assertThat(weeks).hasSize(52);
        assertThat(weeks.stream().mapToLong(week -> week[0]).sum())
                .isEqualTo(report.totals().received());
        assertThat(text(year.byId("flow"))).contains("each column 7\u00A0d, the last 8\u00A0d");
    }

    @Test
    void other_products_stand_beside_ours_with_the_reason_why_they_differ() {
        List<Element> rows = Page.all(Page.all(MONTH.byId("variants"), "tbody").get(0), "tr");
        assertThat(texts(rows.get(1), "td"))
                .contains("SLA hit rate", "Whatever has not been missed yet is a hit, also what is still running.");
        assertThat(texts(rows.get(4), "td"))
                .contains("house.other")
                .last()
                .asString()
                .startsWith("It starts");
    }

    @Test
    void many_classes_of_response_times_have_few_labels() {
        Report month = ReportSamples.month();
        List<Report.DurationClass> classes = new ArrayList<>();
        for (int minute = 0; minute < 25; minute++) {
            Duration upTo = minute < 24 ? Duration.ofMinutes(minute + 1) : null;
            classes.add(new Report.DurationClass(Duration.ofMinutes(minute), upTo, 100 - minute));
        }
        Page page = Page.of(ReportSamples.with(month, new Report.Distribution(ReportSamples.TARGET, classes, 3)));
        List<Element> labels = Page.all(page.byId("responses"), "text").stream()
                .filter(text -> text.getAttribute("class").startsWith("x"))
                .toList();
        assertThat(labels.stream().map(ReportHtmlTest::text))
                .containsExactly("3\u00A0min", "6", "9", "12", "15", "18", "21", "24");
    }

    @Test
    void a_report_of_nothing_says_so_and_draws_nothing() {
        Page page = Page.of(ReportSamples.nothing());
        assertThat(text(page.byId("level-h"))).isEqualTo("No first response was promised");
        assertThat(text(page.byId("unanswered-h"))).isEqualTo("Every public comment was dealt with");
        assertThat(page.all("figure"))
                .hasSize(10)
                .allSatisfy(figure -> assertThat(Page.all(figure, "svg")).isEmpty());
        assertThat(page.html()).doesNotContain("NaN", "Infinity", "null");
    }

    @Test
    void the_page_speaks_its_language() {
        Page page = Page.of(ReportSamples.month(), "fr");
        assertThat(page.root().getAttribute("lang")).isEqualTo("fr");
        assertThat(text(page.byId("level-h")))
                .startsWith("Entre 9")
                .endsWith("des premières réponses sont arrivées à temps");
        assertThat(text(page.byId("level-h"))).contains("\u202F%");
        assertThat(text(page.byId("metrics"))).contains("Première réponse", "4\u202F212");
        assertThat(page.html()).doesNotContain("NaN", "{n}", "{at}");
    }

    @Test
    void the_same_report_gives_the_same_page() {
        assertThat(Page.of(ReportSamples.month()).html()).isEqualTo(MONTH.html());
    }
}
