package dev.relais.analysis;

import static dev.relais.analysis.Analyses.ANALYZER;
import static dev.relais.analysis.Analyses.earlier;
import static dev.relais.analysis.Analyses.insightOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final int MEGABYTE = 1 << 20;
    /** Far above what a linear reading takes, far below what a quadratic one would. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "!",
                "@",
                "#",
                "'",
                "l'",
                "don't ",
                "http://",
                "a.",
                ".com/",
                "\u0000",
                "\uD83D",
                "\uDE00",
                "😀",
                "a\u0316\u0301",
                "\u0301\u0316",
                "\u0301",
                ">:",
                "3 ",
                "depuis 3 ",
                "not very good ",
                "ne n'est pas ",
                "\uFDFA",
                "\n",
                "@a "
            })
    void a_megabyte_of_one_thing_is_read_in_time_and_stays_within_bounds(String piece) {
        String text = piece.repeat(MEGABYTE / piece.length());
        assertTimeoutPreemptively(PATIENCE, () -> assertWithinBounds(insightOf(text)));
    }

    @Test
    void a_long_thread_is_read_in_time() {
        var context = Collections.nCopies(100_000, earlier("sam", "hello there, where is it?"));
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertWithinBounds(ANALYZER.analyze(new ContentAnalyzer.Text("??", "sam", null, context))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u0000\u0000", "\uD800", "a\uDC00b", "\uD83D\uD83D", "l'", "'", "@", "#", "\u0301"})
    void a_text_without_words_is_no_error(String text) {
        assertWithinBounds(insightOf(text));
    }

    @Test
    void nothing_at_all_is_known_of_an_empty_text() {
        assertThat(insightOf(""))
                .isEqualTo(new Insight(null, null, null, null, null, null, null, List.of(), "simple/1"));
    }

    @Test
    void any_text_is_read_without_exception_and_stays_within_bounds() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "pas ",
                "not ",
                "très",
                "good",
                "nul",
                "'",
                "’",
                " ",
                "!",
                ".",
                "@",
                "#",
                "http://",
                "😡",
                ":)",
                "\uD83D",
                "\uDE00",
                "\u0301",
                "é",
                "depuis 3 jours",
                "refund",
                "\u0000",
                "\u200D",
                "\uFE0F",
                "xD",
                "www.",
                "ly/");
        for (int run = 0; run < 2_000; run++) {
            String text = random.ints(random.nextInt(40), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            Insight insight = insightOf(text);
            assertThat(insight).as("seed %d, run %d", seed, run).isEqualTo(insightOf(text));
            assertWithinBounds(insight);
        }
    }

    @Test
    void one_instance_serves_many_threads_with_the_same_answers() throws Exception {
        List<String> texts = IntStream.range(0, 200)
                .mapToObj(i -> "Message " + i + ": toujours pas reçu, where is my refund? " + "!".repeat(i % 4))
                .toList();
        List<Insight> alone = texts.stream().map(Analyses::insightOf).toList();
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Insight>> answers = texts.stream()
                    .map(text -> threads.submit(() -> insightOf(text)))
                    .toList();
            List<Insight> together = new ArrayList<>();
            for (Future<Insight> answer : answers) {
                together.add(answer.get());
            }
            assertThat(together).isEqualTo(alone);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void the_analyzer_has_no_field_that_changes() {
        assertThat(SimpleAnalyzer.class.getDeclaredFields()).allMatch(field -> Modifier.isFinal(field.getModifiers()));
    }

    @Test
    void the_analyzer_names_itself_in_what_it_says() {
        assertThat(insightOf("hello").analyzer()).isEqualTo(ANALYZER.name()).matches("[a-z]+/[0-9]+");
    }

    private static void assertWithinBounds(Insight insight) {
        for (Double share : Arrays.asList(
                insight.languageConfidence(), insight.sentimentConfidence(), insight.urgency(), insight.spam())) {
            assertThat(share == null || (share >= 0 && share <= 1)).isTrue();
        }
        Double mood = insight.sentiment();
        assertThat(mood == null || (mood >= -1 && mood <= 1)).isTrue();
        assertThat(mood == null).isEqualTo(insight.sentimentLabel() == null);
        assertThat(insight.language() == null).isEqualTo(insight.languageConfidence() == null);
        assertThat(insight.topics()).allMatch(topic -> topic.confidence() > 0 && topic.confidence() <= 1);
    }
}
