package dev.relais.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.twitter.text.TextCheck.Wrong;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedLengthTest {
    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private static int length(String text) {
        return WeightedLength.of(Integer.MAX_VALUE).check(text).length();
    }

    /** Texts of our own; the weights follow from configuration 3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, world! 👋 | 16",
                "a | 1",
                "é | 1",
                "ß œ ñ | 5",
                "Привет | 6",
                "שלום | 4",
                "مرحبا | 5",
                "नमस्ते | 6",
                "ก | 1",
                "ა | 1",
                "ᄀ | 2",
                "あ | 2",
                "안녕 | 4",
                "你好，世界 | 10",
                "ｆｕｌｌ | 8",
                "€ | 2",
                "– — ‘ ’ “ ” | 11",
                "… | 2",
                "′ ″ | 3",
                "☺ | 2",
                "❤️ | 2",
                "🇫🇷 | 2",
                "🇫🇷🇩🇪 | 4",
                "👍🏽 | 2",
                "1️⃣ | 2",
                "👩‍💻👩‍💻 | 4",
                "🏳️‍🌈 | 2",
                "𝒜 | 2",
                "@acme thanks | 12",
                "#service | 8",
                "https://example.com | 23",
                "http://x.co | 23",
                "example.com | 23",
                "see example.com/a?b=c&d=e#f now | 31",
                "(https://example.com) | 25",
                "https://example.com. | 24",
                "https://例え.jp | 23",
                "a@example.com | 13",
                "https://example.com https://example.org | 47",
                "ftp://example.com | 17",
                "https://localhost | 17",
                "version 1.2.3 | 13",
            })
    void a_text_weighs_what_x_says(String text, int weight) {
        assertThat(length(text)).isEqualTo(weight);
    }

    @Test
    void two_hundred_and_eighty_is_the_limit() {
        PostTextPolicy standard = WeightedLength.standard();
        assertThat(standard.check("a".repeat(280))).isEqualTo(new TextCheck(280, 280, List.of()));
        TextCheck over = standard.check("a".repeat(281));
        assertThat(over.valid()).isFalse();
        assertThat(over.wrong()).containsExactly(new Wrong.TooLong(1));
        assertThat(standard.check("あ".repeat(140)).length()).isEqualTo(280);
        assertThat(standard.check("あ".repeat(141)).wrong()).containsExactly(new Wrong.TooLong(2));
        assertThat(standard.check("a".repeat(257) + "https://example.com/" + "b".repeat(300))
                        .valid())
                .as("a link after letters without a space is none")
                .isFalse();
        assertThat(standard.check("a".repeat(256) + " https://example.com/" + "b".repeat(300))
                        .valid())
                .isTrue();
    }

    @Test
    void premium_accounts_have_another_limit() {
        PostTextPolicy premium = WeightedLength.of(WeightedLength.PREMIUM);
        assertThat(premium.check("a".repeat(25_000)).valid()).isTrue();
        assertThat(premium.check("a".repeat(25_001)).wrong()).containsExactly(new Wrong.TooLong(1));
        assertThatThrownBy(() -> WeightedLength.of(0)).hasMessage("limit must be 1 or more, not 0");
    }

    @Test
    void accents_are_composed_before_they_are_counted() {
        assertThat(length("cafe\u0301")).isEqualTo(4);
        assertThat(length("\u1112\u1161\u11ab"))
                .as("a Korean syllable of three letters")
                .isEqualTo(2);
        assertThat(length("q\u0301")).as("nothing to compose").isEqualTo(2);
    }

    @Test
    void an_emoji_of_several_is_one() {
        assertThat(length(FAMILY)).isEqualTo(2);
        assertThat(length(FAMILY.repeat(140))).isEqualTo(280);
    }

    /** The library is of 2020: it does not know what came with emoji 13 and later as one, and counts its parts. */
    @Test
    void newer_emoji_sequences_are_counted_too_high_never_too_low() {
        assertThat(length("🫱🏻‍🫲🏿")).isEqualTo(9);
        assertThat(length("🐦‍🔥")).isEqualTo(5);
        assertThat(length("🫠")).as("one code point").isEqualTo(2);
    }

    /** The library's list of top-level domains is of 2020; and it takes a file's name for a host. */
    @Test
    void links_are_what_the_library_takes_for_links() {
        assertThat(length("example.zip")).isEqualTo(23);
        assertThat(length("example.nosuchtld")).isEqualTo(17);
        assertThat(length("https://example.com/" + "a".repeat(4076)))
                .as("4,096 characters")
                .isEqualTo(23);
        assertThat(length("https://example.com/" + "a".repeat(4077)))
                .as("one more")
                .isEqualTo(4097);
    }

    @Test
    void a_character_that_x_refuses_is_named_by_its_place_in_code_points() {
        PostTextPolicy standard = WeightedLength.standard();
        assertThat(standard.check("👋\uFFFE").wrong()).containsExactly(new Wrong.InvalidCharacter(1, 0xFFFE));
        assertThat(standard.check("ab\uFEFFc\uFFFF").wrong())
                .containsExactly(new Wrong.InvalidCharacter(2, 0xFEFF), new Wrong.InvalidCharacter(4, 0xFFFF));
        assertThat(standard.check("a\uD83D").wrong()).containsExactly(new Wrong.InvalidCharacter(1, 0xD83D));
        assertThat(standard.check("\uDC4Ba").wrong()).containsExactly(new Wrong.InvalidCharacter(0, 0xDC4B));
        assertThat(standard.check("\u202Ea").valid()).isTrue();
        assertThat(standard.check("\uFFFE".repeat(200)).wrong()).hasSize(201).contains(new Wrong.TooLong(120));
    }

    @Test
    void nothing_is_no_post() {
        for (String nothing : List.of("", " ", "\n\t ", "\u3000")) {
            assertThat(WeightedLength.standard().check(nothing).wrong()).containsExactly(new Wrong.Empty());
            assertThat(new DirectMessageLength(10).check(nothing).wrong()).contains(new Wrong.Empty());
        }
    }

    @Test
    void mentions_that_x_puts_in_front_are_not_counted() {
        WeightedLength reply = WeightedLength.standard().replyingTo(List.of("@Ann", "bob"));
        assertThat(reply.check("@ann @BOB hello").length()).isEqualTo(5);
        assertThat(reply.check("@ann @carl hello").length()).isEqualTo(11);
        assertThat(reply.check("hello @ann").length()).isEqualTo(10);
        assertThat(reply.check("@annabel hi").length()).isEqualTo(11);
        assertThat(reply.check("@ann\n" + "a".repeat(280)).valid()).isTrue();
        assertThat(reply.check("@ann ").wrong()).containsExactly(new Wrong.Empty());
        assertThat(reply.check("@ann").length())
                .as("without a space it is the text")
                .isEqualTo(4);
        assertThat(reply.continued().check("@ann hi").length()).isEqualTo(7);
        assertThat(WeightedLength.standard().check("@ann hello").length()).isEqualTo(10);
    }

    @Test
    void direct_messages_are_counted_in_code_points() {
        assertThat(new DirectMessageLength(3).check("a👋あ")).isEqualTo(new TextCheck(3, 3, List.of()));
        assertThat(new DirectMessageLength(2).check("a👋あ").wrong()).containsExactly(new Wrong.TooLong(1));
        assertThat(new DirectMessageLength(DirectMessageLength.USUAL)
                        .check("a".repeat(10_000))
                        .valid())
                .isTrue();
        assertThatThrownBy(() -> new DirectMessageLength(0)).hasMessage("limit must be 1 or more, not 0");
    }

    /** The library alone takes 15 seconds for 8,000 characters of the first, and longer the longer the text, by its square. */
    @Test
    @Timeout(20)
    void no_text_takes_long() {
        for (String unit : List.of(
                "a.",
                "a-",
                "a-a.",
                "я.",
                "é.",
                "a_.",
                "a.co",
                "a.co/,",
                "(a)",
                "(",
                "a.b/(c)",
                "http://",
                "http://a.co/(",
                "@",
                "@a ",
                "#a",
                "$A ",
                "\u200d",
                FAMILY,
                "🇫🇷",
                "e\u0301",
                "あ.",
                "あa.com",
                "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p ",
                ("a-".repeat(30) + "a."),
                "１.")) {
            String text = unit.repeat(20_000 / unit.length());
            long start = System.nanoTime();
            assertThat(length(text)).isPositive();
            Links.present(text);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("%s over and over", unit)
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void what_is_made_harmless_weighs_the_same() {
        assertThat(length("a.".repeat(300))).isEqualTo(600);
        assertThat(length("a".repeat(64) + ".com")).isEqualTo(68);
        assertThat(length("x ".repeat(200) + "https://example.com/" + "a.".repeat(100) + "a y"))
                .as("a link whose path has many dots")
                .isEqualTo(425);
        assertThat(length("https://example.com/" + "(a)".repeat(40))).isEqualTo(23);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com | true",
                "look at example.com please | true",
                "EXAMPLE.COM | true",
                "https://example.nosuchtld/a | true",
                "HTTP://x | true",
                "t.co/abc | true",
                "お知らせexample.comへ | true",
                "a@example.com | false",
                "version 1.2.3 | false",
                "and so on...then | false",
                "http:// | false",
                "@acme #tag $ACME | false",
                "nothing | false",
            })
    void a_post_with_a_link_costs_more(String text, boolean link) {
        assertThat(Links.present(text)).isEqualTo(link);
    }
}
