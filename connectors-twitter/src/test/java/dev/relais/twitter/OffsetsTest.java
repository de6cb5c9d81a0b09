package dev.relais.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.twitter.text.Offsets;
import dev.relais.twitter.text.PlainText;
import dev.relais.twitter.text.Span;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @ParameterizedTest
    @CsvSource({
        "'see @lumen now', 4, 10, @lumen",
        "'\uD83D\uDE21 @lumen', 2, 8, @lumen",
        "'a &amp; b @lumen', 10, 16, @lumen",
        "'\uD83D\uDE21 &amp;\uD83D\uDE21&lt; @lumen &gt;', 13, 19, @lumen",
        "'" + FAMILY + " &amp; @lumen', 12, 18, @lumen",
        "'&amp;&amp;', 5, 10, &",
        "'&amp;amp; x', 10, 11, x"
    })
    void x_counts_code_points_of_the_escaped_text(String escaped, int start, int end, String part) {
        Offsets offsets = Offsets.of(escaped);
        Span span = offsets.span(start, end).orElseThrow();
        assertThat(offsets.plain().substring(span.start(), span.end())).isEqualTo(part);
    }

    @Test
    void a_pointer_into_an_escape_means_the_character_it_stands_for() {
        Offsets offsets = Offsets.of("x&amp;y");
        assertThat(offsets.span(1, 3)).contains(new Span(1, 2));
        assertThat(offsets.span(3, 4)).contains(new Span(1, 2));
        assertThat(offsets.span(3, 7)).contains(new Span(1, 3));
        assertThat(offsets.at(4)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "&amp;\uD83D\uDE21", ""})
    void what_points_outside_is_cut_and_what_points_at_nothing_is_empty(String escaped) {
        Offsets offsets = Offsets.of(escaped);
        int length = offsets.plain().length();
        assertThat(offsets.at(-1)).isZero();
        assertThat(offsets.at(Long.MIN_VALUE)).isZero();
        assertThat(offsets.at(Long.MAX_VALUE)).isEqualTo(length);
        assertThat(offsets.span(2, 1)).isEmpty();
        assertThat(offsets.span(0, 0)).isEmpty();
        assertThat(offsets.span(Long.MAX_VALUE, Long.MIN_VALUE)).isEmpty();
        assertThat(offsets.span(Long.MIN_VALUE, Long.MAX_VALUE).map(Span::end).orElse(0))
                .isEqualTo(length);
    }

    @Test
    void every_part_of_a_text_is_found_again_after_escaping() {
        long seed = 31_416L;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> signs = List.of("a", "&", "<", ">", "é", "あ", "\uD83D\uDE21", FAMILY, "amp;", "\uD800", " ", "#");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder plain = new StringBuilder();
            StringBuilder escaped = new StringBuilder();
            int from = random.nextInt(6);
            int to = from + random.nextInt(6);
            Span wanted = null;
            long start = 0;
            int begun = 0;
            for (int k = 0; k <= to; k++) {
                if (k == from) {
                    start = escaped.codePoints().count();
                    begun = plain.length();
                }
                if (k == to && plain.length() > begun) {
                    wanted = new Span(begun, plain.length());
                    break;
                }
                String sign = signs.get(random.nextInt(signs.size()));
                plain.append(sign);
                escaped.append(sign.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            }
            long end = escaped.codePoints().count();
            String rest = signs.get(random.nextInt(9));
            plain.append(rest);
            escaped.append(rest.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            if (wanted != null) {
                Offsets offsets = Offsets.of(escaped.toString());
                assertThat(offsets.plain()).as("seed %s, round %s", seed, i).isEqualTo(plain.toString());
                assertThat(offsets.span(start, end))
                        .as("seed %s, round %s: %s", seed, i, escaped)
                        .contains(wanted);
            }
        }
    }

    @Test
    void no_text_and_no_pointers_whatever_make_it_throw() {
        long seed = 27_182L;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append("&amp;\uD83D\uDE21ltg;x".charAt(random.nextInt(12)));
            }
            Offsets offsets = Offsets.of(text.toString());
            long start = random.nextLong(-3, 20);
            long end = random.nextInt(8) == 0 ? random.nextLong() : random.nextLong(-3, 20);
            int length = offsets.plain().length();
            assertThat(offsets.plain()).isEqualTo(PlainText.plain(text.toString()));
            offsets.span(start, end).ifPresent(span -> assertThat(span.end()).isBetween(span.start() + 1, length));
        }
    }
}
