package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.options.ColorScheme;
import dev.relais.report.Chromium.Opened;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is drawn, as the browser laid it out, is what the tables behind it say. */
class PlotsInBrowserTest {
    private static Chromium chromium;
    private static Opened month;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
        month = chromium.open(ReportSamples.month(), "en", 1280, ColorScheme.LIGHT);
    }

    @AfterAll
    static void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** A column of a plot's table; what is no number, such as a level, up to where it stops being one. */
    private static List<Double> column(String figure, int column) {
        return month.numbers("[...document.querySelectorAll('#%s tbody tr')].filter(row => row.querySelector('td'))"
                        .formatted(figure)
                + ".map(row => parseFloat(row.querySelectorAll('td')[%d].textContent.replaceAll(',', '')))"
                        .formatted(column));
    }

    private static List<Double> sizes(String selector, String side) {
        return month.numbers("[...document.querySelectorAll('%s')].map(shape => shape.getBoundingClientRect().%s)"
                .formatted(selector, side));
    }

    private static List<Double> middles(String selector, String from, String to) {
        List<Double> starts = sizes(selector, from);
        List<Double> ends = sizes(selector, to);
        List<Double> middles = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            middles.add((starts.get(i) + ends.get(i)) / 2);
        }
        return middles;
    }

    private static List<Double> withoutZeros(List<Double> values) {
        return values.stream().filter(value -> value > 0).toList();
    }

    /** One ratio for all, to a tenth of a pixel. */
    private static void proportional(List<Double> sizes, List<Double> values) {
        assertThat(sizes).hasSameSizeAs(values).isNotEmpty();
        double all = values.stream().mapToDouble(value -> value).sum();
        double ratio = sizes.stream().mapToDouble(size -> size).sum() / all;
        assertThat(ratio).isPositive();
        for (int i = 0; i < sizes.size(); i++) {
            assertThat(sizes.get(i))
                    .as("shape %d for %s", i, values.get(i))
                    .isCloseTo(values.get(i) * ratio, within(0.1));
        }
    }

    @Test
    void columns_over_time_and_over_the_day_are_as_high_as_their_counts() {
        for (String figure : List.of("flow", "hours")) {
            proportional(sizes("#" + figure + " rect.received", "height"), withoutZeros(column(figure, 0)));
            List<Double> heights = month.numbers("""
                    (() => { const figure = document.getElementById('%s');
                      const base = parseFloat(figure.querySelector('line.base').getAttribute('y1'));
                      return [...figure.querySelector('polyline.replies').points].map(point => base - point.y); })()""".formatted(figure));
            proportional(heights, column(figure, 1));
            double column = sizes("#" + figure + " rect.received", "height").get(10)
                    / withoutZeros(column(figure, 0)).get(10);
            double line = heights.get(12) / column(figure, 1).get(12);
            assertThat(column).as("one scale for both").isCloseTo(line, within(0.001));
        }
    }

    @Test
    void columns_of_response_times_are_as_high_as_their_counts_and_change_at_the_target() {
        List<Double> counts = column("responses", 0);
        proportional(
                sizes("#responses rect.intime, #responses rect.late, #responses rect.waits", "height"),
                withoutZeros(counts));
        double target = sizes("#responses line.target", "left").get(0);
        assertThat(sizes("#responses rect.intime", "right"))
                .allSatisfy(right -> assertThat(right).isLessThan(target));
        assertThat(sizes("#responses rect.late", "left"))
                .allSatisfy(left -> assertThat(left).isGreaterThan(target));
    }

    @Test
    void fields_of_the_heat_map_hold_the_levels_of_their_hours() {
        List<Double> kept = column("heat", 0);
        List<Double> levels = column("heat", 4);
        List<Double> shown = month.numbers(
                "[...document.querySelectorAll('#heat rect')].map(field => parseFloat(field.dataset.value))");
        assertThat(shown).isEqualTo(levels).hasSameSizeAs(kept);
        assertThat(month.numbers(
                        "[...document.querySelectorAll('#heat text.in')].map(text => parseFloat(text.textContent))"))
                .isEqualTo(levels.stream().map(Math::floor).toList());
        List<Double> places = new ArrayList<>();
        for (Report.HeatCell cell : ReportSamples.month().heat()) {
            places.add(cell.day().getValue() * 100.0 + cell.hour());
        }
        List<Double> hours = month.numbers(
                "[...document.querySelectorAll('#heat text.x')].map(text => parseFloat(text.textContent))");
        List<Double> hoursAt = middles("#heat text.x", "left", "right");
        List<Double> daysAt = middles("#heat text.y", "top", "bottom");
        List<Double> columns = middles("#heat rect", "left", "right");
        List<Double> rows = middles("#heat rect", "top", "bottom");
        double width = (hoursAt.get(1) - hoursAt.get(0)) / (hours.get(1) - hours.get(0));
        double height = daysAt.get(1) - daysAt.get(0);
        List<Double> found = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            double hour = Math.rint(hours.get(0) + (columns.get(i) - hoursAt.get(0)) / width);
            double day = Math.rint(1 + (rows.get(i) - daysAt.get(0)) / height);
            found.add(day * 100 + hour);
        }
        assertThat(found).isEqualTo(places);
    }

    @Test
    void bands_of_the_backlog_are_as_thick_as_what_was_open() {
        for (String figure : List.of("age", "slack")) {
            int bands = (int) month.number("document.querySelectorAll('#%s path').length".formatted(figure));
            List<Double> drawn = new ArrayList<>();
            List<Double> open = new ArrayList<>();
            for (int band = 0; band < bands; band++) {
                drawn.addAll(month.numbers("""
                        (() => { const path = document.querySelectorAll('#%s path')[%d].getAttribute('d');
                          const points = path.slice(1, -2).split(' L').map(point => point.split(',').map(parseFloat));
                          const n = points.length / 2;
                          return points.slice(0, n).map((point, i) => point[1] - points[2 * n - 1 - i][1]).reverse(); })()""".formatted(figure, band)));
                open.addAll(column(figure, band));
            }
            proportional(drawn, open);
        }
    }

    @Test
    void bars_are_as_long_as_what_they_count() {
        for (String figure : List.of("departments", "agents")) {
            proportional(sizes("#" + figure + " rect.work", "width"), column(figure, 0));
        }
        proportional(sizes("#topics rect.received", "width"), column("topics", 0));
        List<Double> both = new ArrayList<>(sizes("#topics rect.received", "width"));
        both.addAll(sizes("#topics rect.negative", "width"));
        List<Double> counts = new ArrayList<>(column("topics", 0));
        counts.addAll(withoutZeros(column("topics", 1)));
        proportional(both, counts);
    }

    @Test
    void moods_stand_above_and_below_one_line_on_one_scale() {
        List<Double> drawn = new ArrayList<>(sizes("#sentiment rect.positive", "height"));
        drawn.addAll(sizes("#sentiment rect.negative", "height"));
        List<Double> counts = new ArrayList<>(withoutZeros(column("sentiment", 0)));
        counts.addAll(withoutZeros(column("sentiment", 1)));
        proportional(drawn, counts);
        double line = sizes("#sentiment line.base", "top").get(0);
        assertThat(sizes("#sentiment rect.positive", "bottom"))
                .allSatisfy(bottom -> assertThat(bottom).isCloseTo(line, within(1.0)));
        assertThat(sizes("#sentiment rect.negative", "top"))
                .allSatisfy(top -> assertThat(top).isCloseTo(line, within(1.0)));
    }

    @Test
    void the_bar_of_the_headline_is_divided_as_the_promises_were() {
        List<Double> counts = month.numbers("[...document.querySelectorAll('.counts dd')]"
                + ".map(count => parseFloat(count.textContent.replaceAll(',', '')))");
        assertThat(counts).hasSize(4);
        proportional(sizes("#level .bar rect", "width"), counts);
    }
}
