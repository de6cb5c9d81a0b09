package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.relais.report.Chromium.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only a real browser can tell of a report's page. */
class ReportInBrowserTest {
    private static final ColorScheme LIGHT = ColorScheme.LIGHT;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static List<Report> all() {
        return List.of(
                ReportSamples.month(),
                ReportSamples.nothing(),
                ReportSamples.one("Ines"),
                ReportSamples.one("W".repeat(500)),
                ReportSamples.one("\u202Eم. حداد <img src=x onerror=alert(1)> \uD800"));
    }

    @Test
    void it_says_nothing_in_the_console_and_asks_for_nothing_but_itself() {
        for (String language : List.of("en", "fr")) {
            for (Report report : all()) {
                try (Opened opened = chromium.open(report, language, 1280, LIGHT)) {
                    opened.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                    assertThat(opened.said()).isEmpty();
                    assertThat(opened.requests()).containsExactly(opened.address());
                    assertThat(opened.page().evaluate("document.documentElement.lang"))
                            .isEqualTo(language);
                }
            }
        }
    }

    @Test
    void it_is_never_wider_than_the_window() {
        for (Report report : all()) {
            try (Opened opened = chromium.open(report, "fr", 1280, LIGHT)) {
                widths(opened, report.desk());
                opened.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                widths(opened, "unfolded " + report.desk());
            }
        }
    }

    private static void widths(Opened opened, String what) {
        for (int width : List.of(1280, 768, 390, 320)) {
            opened.page().setViewportSize(width, 900);
            assertThat(opened.number("document.documentElement.scrollWidth"))
                    .as("%s at %d", what, width)
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void names_and_numbers_of_bars_never_lie_on_each_other() {
        for (Report report : List.of(ReportSamples.month(), ReportSamples.one("W".repeat(500)))) {
            try (Opened opened = chromium.open(report, "en", 320, LIGHT)) {
                assertThat(opened.numbers("""
                                [...document.querySelectorAll('.bars')].flatMap(bars => {
                                  const names = [...bars.querySelectorAll('svg')];
                                  const counts = [...bars.querySelectorAll('.count')];
                                  return names.map((name, i) => counts[i].getBoundingClientRect().left
                                    - Math.min(name.getBoundingClientRect().left + 0.8 * bars.getBoundingClientRect().width,
                                        name.querySelector('text').getBoundingClientRect().right));
                                })"""))
                        .isNotEmpty()
                        .allSatisfy(gap -> assertThat(gap).isPositive());
            }
        }
    }

    @Test
    void it_follows_light_and_dark() {
        String grounds = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color";
        try (Opened light = chromium.open(ReportSamples.month(), "en", 1280, LIGHT);
                Opened dark = chromium.open(ReportSamples.month(), "en", 1280, ColorScheme.DARK)) {
            assertThat(light.page().evaluate(grounds)).isEqualTo("rgb(255, 255, 255)rgb(25, 29, 34)");
            assertThat(dark.page().evaluate(grounds)).isEqualTo("rgb(20, 23, 27)rgb(231, 234, 237)");
            String fill = "getComputedStyle(document.querySelector('#flow rect.received')).fill";
            assertThat(dark.page().evaluate(fill)).isNotEqualTo(light.page().evaluate(fill));
        }
    }

    @Test
    void on_paper_it_is_black_on_white_without_folds_and_links() {
        try (Opened opened = chromium.open(ReportSamples.month(), "en", 688, ColorScheme.DARK)) {
            opened.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(opened.page().evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(opened.page().evaluate("getComputedStyle(document.body).color"))
                    .isEqualTo("rgb(0, 0, 0)");
            assertThat(opened.page().locator("nav").isVisible()).isFalse();
            assertThat(opened.number("[...document.querySelectorAll('details')].filter(d => d.offsetHeight).length"))
                    .isZero();
            assertThat(opened.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(688);
            assertThat(opened.number("document.querySelectorAll('figure svg[role=img]').length"))
                    .isEqualTo(10);
            byte[] pdf = opened.page().pdf();
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
    }

    @Test
    void the_keyboard_reaches_every_folded_table_opens_it_and_scrolls_it() {
        try (Opened opened = chromium.open(ReportSamples.month(), "en", 1280, LIGHT)) {
            int folds = (int) opened.number("document.querySelectorAll('details').length");
            List<String> unseen = new ArrayList<>();
            int opens = 0;
            int regions = 0;
            String before = "";
            for (int step = 0; step < 400; step++) {
                opened.page().keyboard().press("Tab");
                String focus = (String) opened.page()
                        .evaluate("document.activeElement.tagName + ' '"
                                + " + getComputedStyle(document.activeElement).outlineStyle");
                if (focus.startsWith("BODY")) {
                    before = "BODY";
                    break;
                }
                if (focus.endsWith("none")) {
                    unseen.add(focus);
                }
                if (focus.startsWith("SUMMARY")) {
                    opened.page().keyboard().press("Enter");
                    opens += (boolean) opened.page().evaluate("document.activeElement.parentElement.open") ? 1 : 0;
                }
                regions += focus.startsWith("DIV") ? 1 : 0;
            }
            assertThat(before).as("the way through the page ends").isEqualTo("BODY");
            assertThat(opens).isEqualTo(folds).isGreaterThan(30);
            assertThat(regions)
                    .isEqualTo((int) opened.number("document.querySelectorAll('.scroll').length"))
                    .isGreaterThan(20);
            assertThat(unseen).as("focus that cannot be seen").isEmpty();
        }
    }

    @Test
    void links_lead_to_their_parts() {
        try (Opened opened = chromium.open(ReportSamples.month(), "en", 1280, LIGHT)) {
            opened.page().locator("nav a[href='#made']").click();
            assertThat(opened.number("document.getElementById('made').getBoundingClientRect().top"))
                    .isLessThan(900);
            assertThat(opened.requests()).hasSize(1);
        }
    }

    @Test
    void a_year_of_a_hundred_thousand_conversations_is_light_and_opens_at_once() {
        Report year = ReportSamples.of(3, ReportSamples.YEAR);
        String html = ReportHtml.render(year, ReportLanguage.of("en"));
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        double best = Double.MAX_VALUE;
        double painted = Double.MAX_VALUE;
        for (int time = 0; time < 3; time++) {
            try (Opened opened = chromium.open(html, 1280, LIGHT)) {
                best = Math.min(best, opened.number("performance.getEntriesByType('navigation')[0].loadEventEnd"));
                opened.page().waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
                painted = Math.min(
                        painted, opened.number("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            }
        }
        System.out.printf(
                "The page of a year: %,d bytes, loaded after %.0f ms, painted after %.0f ms; JSON %,d, CSV %,d bytes%n",
                bytes,
                best,
                painted,
                ReportJson.write(year).getBytes(StandardCharsets.UTF_8).length,
                ReportCsv.write(year).getBytes(StandardCharsets.UTF_8).length);
        assertThat(bytes).isLessThan(1_000_000);
        assertThat(best).isLessThan(1_000);
        assertThat(painted).isLessThan(1_000);
    }
}
