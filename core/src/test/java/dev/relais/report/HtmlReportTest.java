package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.relais.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static final RowReport DAY = SampleReports.day(5, 42, 1);

    private static RowReport named(String text) {
        ReportRow row = new ReportRow(
                text, text, text, text, text, text, text, SampleReports.NINE, Duration.ofMinutes(3), Verdict.KEPT);
        return new RowReport(
                text, SampleReports.NINE, ZoneId.of("UTC"), SampleReports.TARGET, List.of(row), List.of(), List.of());
    }

    @Test
    void hostile_names_are_shown_as_text_and_change_nothing_else() {
        List<String> plain = Page.of(named("Ines")).skeleton();
        for (String hostile : List.of(
                "<script>alert(1)</script>",
                "</title></style></bdi><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' x='",
                "&lt;b&gt; &amp; ]]> <!-- ${rows} ${style} \\ $1",
                "\u202Eevil\u202C")) {
            Page page = Page.of(named(hostile));
            assertThat(page.skeleton()).as(hostile).isEqualTo(plain);
            assertThat(Page.all(page.root(), "bdi"))
                    .hasSize(8)
                    .allSatisfy(name -> assertThat(name.getTextContent()).isEqualTo(hostile));
            assertThat(page.all("title").get(0).getTextContent()).isEqualTo(hostile);
        }
    }

    @Test
    void what_no_page_may_contain_is_replaced() {
        Page page = Page.of(named("a\u0000b\u001Bc\uD800d\uFFFEe\u0085f"));
        assertThat(page.all("h1").get(0).getTextContent()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf");
    }

    @Test
    void the_page_fetches_nothing_and_runs_nothing() {
        Page page = Page.of(DAY);
        assertThat(page.skeleton()).doesNotContain("script", "link", "img", "iframe", "object", "use", "a");
        assertThat(page.html()).doesNotContain("http:", "https:", "url(", "@import", "@font-face", "style=");
        assertThat(page.html()).doesNotContainPattern("\\son[a-z]+=");
        assertThat(page.html()).contains("default-src 'none'");
    }

    @Test
    void every_conversation_is_a_row_by_when_it_came() {
        Page page = Page.of(SampleReports.of(
                SampleReports.row("late", 61, 901, Verdict.BREACHED),
                SampleReports.row("early", 0, 750, Verdict.KEPT),
                SampleReports.row("silent", 30, null, null)));
        List<String> rows = rows(page).stream()
                .map(row -> Page.all(row, "td").stream()
                        .map(Element::getTextContent)
                        .reduce("", (a, b) -> a + "|" + b))
                .toList();
        assertThat(rows)
                .containsExactly(
                        "|2026-11-23 09:00|Customer early|x|calm|otherwise|care|Kim|0:12:30|kept|early",
                        "|2026-11-23 09:30|Customer silent|x|calm|otherwise|care|Kim|–|–|silent",
                        "|2026-11-23 10:01|Customer late|x|calm|otherwise|care|Kim|0:15:01|broken|late");
    }

    @Test
    void a_moment_late_never_looks_in_time() {
        ReportRow late = SampleReports.row("c", 0, 900, Verdict.BREACHED);
        ReportRow moment = new ReportRow(
                "c",
                "c",
                "x",
                null,
                null,
                null,
                null,
                late.receivedAt(),
                Duration.ofNanos(900_000_000_001L),
                late.verdict());
        assertThat(HtmlReport.render(SampleReports.of(moment))).contains("0:15:01");
    }

    @Test
    void the_summary_tells_four_counts_and_both_bounds() {
        Page page = Page.of(SampleReports.of(
                SampleReports.row("a", 0, 60, Verdict.KEPT),
                SampleReports.row("b", 1, 60, Verdict.KEPT),
                SampleReports.row("c", 2, 6000, Verdict.BREACHED),
                SampleReports.row("d", 3, null, Verdict.BREACHED),
                SampleReports.row("e", 4, null, Verdict.BREACHED),
                SampleReports.row("f", 5, null, Verdict.OPEN),
                SampleReports.row("g", 6, null, Verdict.WITHDRAWN),
                SampleReports.row("h", 7, 60, null)));
        Element level = page.byId("level");
        assertThat(Page.all(level, "dt").stream().map(Element::getTextContent))
                .containsExactly("kept", "undecided", "broken", "withdrawn");
        assertThat(Page.all(level, "dd").stream().map(Element::getTextContent)).containsExactly("2", "1", "3", "1");
        assertThat(page.byId("level-heading").getTextContent())
                .isEqualTo("Between 28.6\u00A0% and 42.9\u00A0% of first responses came in time");
        assertThat(Page.all(level, "rect").stream().map(rect -> Double.valueOf(rect.getAttribute("width"))))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 0.01 ? 0 : Double.compare(a, b))
                .containsExactly(2000 / 7.0, 1000 / 7.0, 3000 / 7.0, 1000 / 7.0);
    }

    @Test
    void the_columns_over_time_are_the_arrivals_and_answers() {
        for (RowReport report : List.of(DAY, SampleReports.day(6, 900, 6))) {
            Page page = Page.of(report);
            List<int[]> figures = page.figures("flow");
            assertThat(figures.stream().mapToInt(row -> row[0]).sum())
                    .isEqualTo(report.arrivals().size());
            assertThat(figures.stream().mapToInt(row -> row[1]).sum())
                    .isEqualTo(report.answers().size());
            assertThat(counts(page, "flow", "arrived")).isEqualTo(nonZero(figures, 0));
            assertThat(counts(page, "flow", "answered")).isEqualTo(nonZero(figures, 1));
        }
    }

    @Test
    void an_arrival_stands_in_the_span_in_which_it_came() {
        RowReport report = SampleReports.of(
                SampleReports.row("a", 0, 60, Verdict.KEPT),
                SampleReports.row("b", 29, 60, Verdict.KEPT),
                SampleReports.row("c", 30, null, Verdict.OPEN),
                SampleReports.row("d", 600, null, Verdict.OPEN));
        Page page = Page.of(report);
        assertThat(page.byId("flow").getTextContent())
                .contains("4 messages came in, 2 replies went out; the peak was 2 in 30 min, from 09:00 on 23 Nov");
        List<int[]> figures = page.figures("flow");
        assertThat(figures.get(0)).containsExactly(2, 1);
        assertThat(figures.get(1)).containsExactly(1, 1);
        assertThat(figures.get(20)).containsExactly(1, 0);
        assertThat(figures).hasSize(21);
    }

    @Test
    void the_columns_of_first_responses_are_the_rows() {
        for (RowReport report : List.of(DAY, SampleReports.day(6, 900, 6))) {
            Page page = Page.of(report);
            List<int[]> figures = page.figures("responses");
            assertThat(figures.stream().mapToInt(row -> row[0]).sum()).isEqualTo(with(report, Verdict.KEPT));
            assertThat(figures.stream().mapToInt(row -> row[1]).sum()).isEqualTo(with(report, Verdict.BREACHED));
            assertThat(counts(page, "responses", "in-time")).isEqualTo(nonZero(figures, 0));
            assertThat(counts(page, "responses", "late")).isEqualTo(nonZero(figures, 1));
        }
    }

    @Test
    void the_target_line_parts_what_came_in_time_from_what_came_late() {
        Page page = Page.of(SampleReports.of(
                SampleReports.row("a", 0, 10, Verdict.KEPT),
                SampleReports.row("b", 0, 900, Verdict.KEPT),
                SampleReports.row("c", 0, 901, Verdict.BREACHED),
                SampleReports.row("d", 0, 1500, Verdict.BREACHED)));
        Element plot = page.byId("responses");
        double line = number(Page.styled(plot, "line", "target").get(0), "x1");
        assertThat(Page.styled(plot, "rect", "in-time"))
                .hasSize(2)
                .allSatisfy(rect ->
                        assertThat(number(rect, "x") + number(rect, "width")).isLessThanOrEqualTo(line));
        assertThat(Page.styled(plot, "rect", "late"))
                .hasSize(2)
                .allSatisfy(rect -> assertThat(number(rect, "x")).isGreaterThanOrEqualTo(line));
        assertThat(plot.getTextContent()).contains("target 15 min");
    }

    @Test
    void a_few_that_took_far_longer_share_the_last_column() {
        List<ReportRow> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(SampleReports.row("c" + i, i, 30 * i, Verdict.KEPT));
        }
        rows.add(SampleReports.row("slow", 40, 90_000, Verdict.BREACHED));
        Page page = Page.of(SampleReports.of(rows.toArray(ReportRow[]::new)));
        List<int[]> figures = page.figures("responses");
        assertThat(figures.get(figures.size() - 1)).containsExactly(0, 1);
        assertThat(figures.stream().mapToInt(row -> row[0]).sum()).isEqualTo(30);
        assertThat(page.byId("responses").getTextContent()).contains("longer", "over 15 min");
    }

    @Test
    void axes_carry_round_values() {
        Page page = Page.of(DAY);
        assertThat(Page.styled(page.byId("flow"), "text", "y").stream().map(Element::getTextContent))
                .containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(Page.all(page.byId("flow"), "text").stream().map(Element::getTextContent))
                .contains("10:00", "12:00", "14:00", "16:00", "18:00");
        assertThat(Page.all(page.byId("responses"), "text").stream().map(Element::getTextContent))
                .contains("0", "10", "20", "30", "time to the first response, minutes");
    }

    @Test
    void plots_are_named_for_those_who_do_not_see_them() {
        Page page = Page.of(DAY);
        assertThat(page.all("svg")).hasSize(3).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            for (String id : svg.getAttribute("aria-labelledby").split(" ", -1)) {
                assertThat(page.byId(id).getTextContent()).isNotBlank();
            }
            assertThat(Page.all(svg, "title")).hasSize(1);
            assertThat(Page.all(svg, "desc")).hasSize(1);
        });
        assertThat(page.all("figure"))
                .allSatisfy(figure -> assertThat(Page.all(figure, "details")).hasSize(1));
        assertThat(page.all("table"))
                .allSatisfy(table -> assertThat(Page.all(table, "caption")).hasSize(1));
        assertThat(page.all("th"))
                .allSatisfy(head -> assertThat(head.getAttribute("scope")).isIn("col", "row"));
        List<String> ids = page.all("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void an_empty_report_says_so() {
        Page page = Page.of(SampleReports.empty());
        assertThat(page.root().getTextContent())
                .contains(
                        "Nothing yet",
                        "No first response was promised",
                        "Nothing came in and nothing went out",
                        "No first response yet",
                        "0 conversations");
        assertThat(page.all("svg")).isEmpty();
        assertThat(rows(page)).isEmpty();
    }

    @Test
    void a_single_message_makes_a_page() {
        Instant at = SampleReports.NINE;
        Page page = Page.of(new RowReport("One", at, ZoneId.of("UTC"), null, List.of(), List.of(at), List.of()));
        assertThat(page.figures("flow"))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).containsExactly(1, 0));
        assertThat(page.byId("flow").getTextContent()).contains("1 message came in, 0 replies went out");
    }

    @Test
    void the_order_of_the_rows_does_not_change_the_page() {
        List<ReportRow> rows = new ArrayList<>(DAY.rows());
        Collections.shuffle(rows, new Random(4));
        List<Instant> arrivals = new ArrayList<>(DAY.arrivals());
        Collections.reverse(arrivals);
        RowReport other =
                new RowReport(DAY.title(), DAY.generatedAt(), DAY.zone(), DAY.target(), rows, arrivals, DAY.answers());
        assertThat(HtmlReport.render(other)).isEqualTo(HtmlReport.render(DAY));
    }

    private static List<Element> rows(Page page) {
        Element table = Page.styled(page.root(), "table", "rows").get(0);
        return Page.all(Page.all(table, "tbody").get(0), "tr");
    }

    private static int with(RowReport report, Verdict verdict) {
        return (int) report.rows().stream()
                .filter(row -> row.firstResponse() != null && row.verdict() == verdict)
                .count();
    }

    private static List<Integer> nonZero(List<int[]> figures, int column) {
        return figures.stream()
                .map(row -> row[column])
                .filter(count -> count > 0)
                .toList();
    }

    /** What the heights of columns say, read against the axis' labels. */
    private static List<Integer> counts(Page page, String plot, String style) {
        Element figure = page.byId(plot);
        List<Element> labels = Page.styled(figure, "text", "y");
        Element top = labels.get(labels.size() - 1);
        double most = Double.parseDouble(top.getTextContent().replace(",", ""));
        double scale = (number(labels.get(0), "y") - number(top, "y")) / most;
        return Page.styled(figure, "rect", style).stream()
                .map(rect -> {
                    double count = number(rect, "height") / scale;
                    assertThat(count).isCloseTo(Math.rint(count), within(0.05));
                    return (int) Math.rint(count);
                })
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
