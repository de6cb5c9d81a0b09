package dev.relais.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextFoldingTest {
    private static final int[] AWKWARD = {
        'a', 'ß', 'İ', 'Σ', 'ς', '\uFF9E', '\uFF9F', 0x301, 0x323, 0x345, 0x3099, 0x1D165, 0xAC01, 0xE33, 0xFB01,
        0xD835, 0xDC00
    };

    /** The steps of the format, one after the other. */
    private static String asWritten(String text) {
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> !isMark(c))
                .forEach(bare::appendCodePoint);
        return bare.toString().toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || Character.getType(c) == Character.ENCLOSING_MARK;
    }

    @Test
    void every_character_folds_as_the_format_says() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(c -> {
            String text = Character.toString(c);
            assertThat(TextFolding.fold(text)).as("U+%04X", c).isEqualTo(asWritten(text));
        });
    }

    @Test
    void every_text_folds_as_the_format_says_with_lone_surrogates_too() {
        long seed = 20_261_122;
        RandomGenerator random = new SplittableRandom(seed);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.appendCodePoint(
                        random.nextInt(4) == 0 ? random.nextInt(0x2FFFF) : AWKWARD[random.nextInt(AWKWARD.length)]);
            }
            assertThat(TextFolding.fold(text.toString()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(asWritten(text.toString()));
        }
    }

    @Test
    void a_million_marks_in_a_row_are_folded_in_no_time() {
        String text = "e" + "\u0301\u0323".repeat(500_000) + "t";
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(TextFolding.fold(text)).isEqualTo("et"));
    }

    @Test
    void a_million_capital_sigmas_in_a_row_are_folded_in_no_time() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(TextFolding.fold("Σ".repeat(1_000_000))).isEqualTo("σ".repeat(1_000_000)));
    }
}
