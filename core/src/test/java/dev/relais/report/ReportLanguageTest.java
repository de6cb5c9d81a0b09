package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.metrics.Catalogue;
import dev.relais.metrics.Metric;
import dev.relais.metrics.ServiceLevel;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportLanguageTest {
    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z]+}");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static Properties file(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ReportLanguage.class.getResourceAsStream("words_" + name + ".properties")) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static List<String> places(String words) {
        return PLACE.matcher(words).results().map(MatchResult::group).sorted().toList();
    }

    @Test
    void english_and_french_have_the_same_keys_and_the_same_places_in_them() throws IOException {
        Properties english = file("en");
        Properties french = file("fr");
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            // A language may say "once" for "1 times", and has its own parts of a date.
            if (!key.startsWith("date.") && !key.endsWith(".one")) {
                assertThat(places(french.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            }
        }
        for (Properties words : List.of(english, french)) {
            assertThat(words.getProperty("months").split(",")).hasSize(12);
            assertThat(words.getProperty("months.short").split(",")).hasSize(12);
            assertThat(words.getProperty("weekdays").split(",")).hasSize(7);
            assertThat(words.getProperty("weekdays.short").split(",")).hasSize(7);
        }
    }

    @Test
    void every_metric_of_the_catalogue_has_a_name_and_a_sentence() {
        for (String language : List.of("en", "fr")) {
            ReportLanguage words = ReportLanguage.of(language);
            for (Metric metric : Catalogue.relais(Duration.ofDays(3))) {
                assertThat(words.text("metric." + metric.id() + ".name")).isNotBlank();
                assertThat(words.text("metric." + metric.id() + ".text")).isNotBlank();
            }
            for (Metric metric : Catalogue.others(Duration.ofMinutes(15))) {
                assertThat(words.text("variant." + metric.id() + ".name")).isNotBlank();
                assertThat(words.text("variant." + metric.id() + ".why")).isNotBlank();
            }
        }
    }

    @Test
    void a_host_adds_a_language_by_adding_a_file(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("dev/relais/report/words_de.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "number.decimal=,\nnumber.group=.\nmade=So entstehen die Zahlen: größtenteils gezählt\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {dir.toUri().toURL()}, null)) {
            ReportLanguage german = ReportLanguage.of("de-CH", loader);
            String page = ReportHtml.render(ReportSamples.month(), german);
            assertThat(page)
                    .contains("<html lang=\"de-CH\" dir=\"ltr\">")
                    .contains(">So entstehen die Zahlen: größtenteils gezählt</h2>")
                    .contains(">4.212</dd>")
                    .contains(">Most asked questions</h2>");
            Files.writeString(file, "made=Anders\n");
            assertThat(ReportLanguage.of("de", loader).text("made")).isEqualTo("Anders");
        }
    }

    @Test
    void a_language_without_a_file_is_refused_by_the_name_of_the_file() {
        assertThatThrownBy(() -> ReportLanguage.of("tlh"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'tlh'")
                .hasMessageContaining("dev/relais/report/words_tlh.properties");
        assertThatThrownBy(() -> ReportLanguage.of("../../secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no language tag");
        assertThat(ReportLanguage.of("fr-CA").text("made"))
                .isEqualTo(ReportLanguage.of("fr").text("made"));
    }

    @Test
    void numbers_and_durations_are_written_as_the_language_writes_them() {
        Formats english = new Formats(ReportLanguage.of("en"), PARIS);
        Formats french = new Formats(ReportLanguage.of("fr"), PARIS);
        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(french.number(1_234_567)).isEqualTo("1\u202F234\u202F567");
        assertThat(english.number(-999)).isEqualTo("−999");
        assertThat(english.percent(new BigDecimal("91.2"))).isEqualTo("91.2%");
        assertThat(french.percent(new BigDecimal("91.2"))).isEqualTo("91,2\u202F%");
        assertThat(french.amount(1234.567)).isEqualTo("1\u202F234,57");
        assertThat(english.amount(Double.NaN)).isEqualTo("–");
        assertThat(english.level(new ServiceLevel(1, 1, 1, 1))).isEqualTo("25.0–50.0%");
        assertThat(english.level(new ServiceLevel(1, 1, 0, 0))).isEqualTo("50.0%");
        assertThat(english.level(ServiceLevel.NONE)).isEqualTo("–");
        assertThat(english.duration(Duration.ZERO)).isEqualTo("0\u00A0s");
        assertThat(english.duration(Duration.ofMinutes(90))).isEqualTo("1\u00A0h 30\u00A0min");
        assertThat(french.duration(Duration.ofHours(49))).isEqualTo("2\u202Fj 1\u202Fh");
    }

    @Test
    void what_is_late_by_a_moment_never_looks_in_time() {
        Formats english = new Formats(ReportLanguage.of("en"), PARIS);
        assertThat(english.duration(Duration.ofMinutes(15))).isEqualTo("15\u00A0min");
        assertThat(english.duration(Duration.ofMinutes(15).plusNanos(1))).isEqualTo("16\u00A0min");
        assertThat(english.duration(Duration.ofDays(1))).isEqualTo("1\u00A0d");
        assertThat(english.duration(Duration.ofDays(1).plusMillis(1))).isEqualTo("1\u00A0d 1\u00A0h");
    }

    @Test
    void a_period_of_whole_days_is_told_in_days() {
        Formats english = new Formats(ReportLanguage.of("en"), PARIS);
        Formats french = new Formats(ReportLanguage.of("fr"), PARIS);
        Instant march = Instant.parse("2026-02-28T23:00:00Z");
        Instant april = Instant.parse("2026-03-31T22:00:00Z");
        assertThat(english.period(march, april)).isEqualTo("1 March 2026 to 31 March 2026");
        assertThat(french.period(march, april)).isEqualTo("Du 1er mars 2026 au 31 mars 2026");
        assertThat(english.period(march, march.plus(Duration.ofDays(1)))).isEqualTo("1 March 2026");
        assertThat(english.period(march, march.plus(Duration.ofHours(9))))
                .isEqualTo("1 Mar 2026, 00:00 to 1 Mar 2026, 09:00");
        assertThat(english.period(march, march)).isEqualTo("1 Mar 2026, 00:00 to 1 Mar 2026, 00:00");
    }
}
