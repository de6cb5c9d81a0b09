package dev.relais.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twitter.twittertext.Extractor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ThreadsTest {
    private static final PostTextPolicy STANDARD = WeightedLength.standard();
    private static final int CASES = Integer.getInteger("relais.threads", 60);
    private static final int LONG = Integer.getInteger("relais.threads.length", 20_000);
    private static final String FAMILY = "👨‍👩‍👧‍👦";
    private static final List<String> PIECES = List.of(
            "a",
            "word",
            "hello",
            "naïve",
            "e\u0301\u0323",
            "Ünïcödé",
            FAMILY,
            "👍🏽",
            "🇫🇷",
            "🇩🇪🇫🇷",
            "1️⃣",
            "あいう",
            "漢字。",
            "안녕",
            "नमस्ते",
            "@acme",
            "@a_b_1",
            "#service",
            "#Überraschung",
            "$ACME",
            "https://example.com/a/b?c=d",
            "example.org",
            "a-b",
            "(x)",
            "1.5",
            "…",
            "“q”",
            "https://example.com/" + "p".repeat(150),
            "w".repeat(60),
            "q\u0301".repeat(9),
            "\r\n",
            "\n\n",
            "\n",
            " ",
            "  ",
            ". ",
            "! ",
            "? ",
            ", ",
            "\u00a0",
            "\u3000");

    private static String bare(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> out.append((char) c));
        return out.toString();
    }

    @Test
    void a_text_that_fits_stays_as_it_is() {
        for (String text : List.of("Hello", " Hello ", "a".repeat(280), "あ".repeat(140))) {
            assertThat(Threads.split(text, STANDARD, true)).containsExactly(text);
        }
        assertThat(Threads.split("a".repeat(280) + "   ", STANDARD, true)).containsExactly("a".repeat(280));
    }

    @Test
    void a_paragraph_is_the_best_place_to_cut() {
        String first = "One sentence. And one more.".repeat(4);
        String second = "Another sentence here. ".repeat(11).strip();
        assertThat(Threads.split(first + "\n\n" + second, STANDARD, false)).containsExactly(first, second);
        assertThat(Threads.split(first + "\r\n\r\n" + second, STANDARD, false)).containsExactly(first, second);
        assertThat(Threads.split(first + "\n" + second, STANDARD, false)).containsExactly(first, second);
    }

    @Test
    void a_short_greeting_does_not_stand_alone() {
        String body = "This is the sentence that says it. ".repeat(10).strip();
        List<String> parts = Threads.split("Hi Ann,\n\n" + body, STANDARD, false);
        assertThat(parts.get(0)).startsWith("Hi Ann,\n\nThis is").endsWith("says it.");
        assertThat(parts).hasSize(2);
    }

    @Test
    void a_sentence_is_better_than_a_word_and_a_word_better_than_a_letter() {
        String sentences = "Here is a sentence of some words. ".repeat(12).strip();
        assertThat(Threads.split(sentences, STANDARD, false))
                .allSatisfy(part -> assertThat(part).endsWith("."));
        String words = "word ".repeat(100).strip();
        assertThat(Threads.split(words, STANDARD, false))
                .allSatisfy(part -> assertThat(part).startsWith("word").endsWith("word"));
        assertThat(Threads.split("a".repeat(700), STANDARD, false))
                .containsExactly("a".repeat(280), "a".repeat(280), "a".repeat(140));
    }

    @Test
    void numbers_count() {
        List<String> parts = Threads.split("a".repeat(700), STANDARD, true);
        assertThat(parts).containsExactly("a".repeat(276) + " 1/3", "a".repeat(276) + " 2/3", "a".repeat(148) + " 3/3");
        List<String> many = Threads.split("word ".repeat(800), STANDARD, true);
        assertThat(many).hasSizeBetween(15, 16);
        assertThat(many.get(8)).endsWith(" 9/" + many.size());
        assertThat(many).allMatch(part -> STANDARD.check(part).valid());
    }

    @Test
    void links_mentions_and_tags_stay_whole() {
        String link = "https://example.com/" + "path/".repeat(70) + "end";
        String text = "x".repeat(265) + " " + link + " " + "y".repeat(240) + " @somebody_123 " + "z".repeat(250)
                + " #hashtagoflength";
        List<String> parts = Threads.split(text, STANDARD, true);
        for (String whole : List.of(link, "@somebody_123", "#hashtagoflength")) {
            assertThat(parts).anyMatch(part -> part.contains(whole));
        }
    }

    @Test
    void a_link_stays_whole_even_where_it_alone_fills_the_part() {
        String link = "https://a-rather-long-name-of-a-host-that-goes-on.example.com/" + "p".repeat(100);
        assertThat(Threads.split("word " + link + " word word", WeightedLength.of(24), false))
                .contains(link);
        assertThat(Threads.split("語".repeat(20) + "@someone1" + "語".repeat(20), WeightedLength.of(30), false))
                .anyMatch(part -> part.contains("@someone1"));
    }

    @Test
    void text_without_spaces_is_cut_where_a_line_may_end() {
        String text = "これは長い文章です。".repeat(40);
        List<String> parts = Threads.split(text, STANDARD, false);
        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).allSatisfy(part -> assertThat(part).endsWith("。"));
        String endless = "漢".repeat(200) + "。";
        assertThat(Threads.split("漢".repeat(139) + "字。" + endless, STANDARD, false))
                .noneMatch(part -> part.startsWith("。"));
    }

    @Test
    void characters_as_people_see_them_stay_whole() {
        for (String cluster : List.of(FAMILY, "🇫🇷", "e\u0323\u0302\u0301", "👍🏽", "1️⃣")) {
            String text = cluster.repeat(600);
            List<String> parts = Threads.split(text, STANDARD, false);
            assertThat(String.join("", parts)).isEqualTo(text);
            for (String part : parts) {
                assertThat(part.length() % cluster.length()).as(cluster).isZero();
                assertThat(part).startsWith(cluster);
            }
        }
    }

    @Test
    void one_that_is_too_long_by_itself_is_cut_all_the_same() {
        String text = "e" + "\u0301".repeat(1000);
        List<String> parts = Threads.split(text, STANDARD, true);
        assertThat(parts).allMatch(part -> STANDARD.check(part).valid()).hasSize(4);
        String tag = "#" + "t".repeat(600);
        assertThat(Threads.split(tag, STANDARD, false)).hasSize(3);
    }

    @Test
    void mentions_in_front_are_free_in_the_first_part_only() {
        PostTextPolicy reply = WeightedLength.standard().replyingTo(List.of("ann"));
        List<String> parts = Threads.split("@ann " + "a".repeat(280) + " @ann " + "b".repeat(280), reply, false);
        assertThat(parts).containsExactly("@ann " + "a".repeat(280), "@ann", "b".repeat(280));
    }

    @Test
    void what_cannot_be_sent_at_all_is_refused() {
        for (String bad : List.of("", "  \n", "a".repeat(300) + "\uFFFE", "\uD83D" + "a".repeat(300))) {
            assertThatThrownBy(() -> Threads.split(bad, STANDARD, false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the text cannot be sent");
        }
        assertThatThrownBy(() -> Threads.split("あああ", WeightedLength.of(1), false))
                .hasMessageContaining("no room");
        assertThatThrownBy(() -> Threads.split("aaaaaaaa", WeightedLength.of(4), true))
                .hasMessageContaining("no room");
    }

    private static String random(RandomGenerator chance) {
        StringBuilder text = new StringBuilder();
        int pieces = chance.nextInt(1, 400);
        int spaces = chance.nextInt(1, 10);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(chance.nextInt(PIECES.size())));
            if (chance.nextInt(spaces) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    /** Valid parts, nothing lost but white space, whole characters, whole links, for texts of all sorts. */
    @Test
    @Timeout(60)
    void random_texts_are_split_into_what_they_were() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomGenerator chance = new SplittableRandom(seed);
            String text = random(chance);
            int limit = chance.nextInt(4) == 0 ? chance.nextInt(60, 1000) : 280;
            boolean numbered = chance.nextBoolean();
            PostTextPolicy policy = seed % 5 == 4 ? new DirectMessageLength(limit) : WeightedLength.of(limit);
            if (text.isBlank()) {
                continue;
            }
            List<String> parts = Threads.split(text, policy, numbered);
            String name = "seed " + seed;
            assertThat(parts).as(name).allMatch(part -> policy.check(part).valid());
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                String number = numbered && parts.size() > 1 ? " " + (i + 1) + "/" + parts.size() : "";
                assertThat(parts.get(i)).as(name).endsWith(number);
                joined.append(parts.get(i), 0, parts.get(i).length() - number.length());
            }
            assertThat(bare(joined.toString())).as(name).isEqualTo(bare(text));
            whole(text, joined, parts, numbered, policy, name);
        }
    }

    /** No cut lies inside a character as people see it, nor inside a link, a mention or a tag that fits into a part. */
    private static void whole(
            String text,
            StringBuilder joined,
            List<String> parts,
            boolean numbered,
            PostTextPolicy policy,
            String name) {
        if (parts.size() == 1) {
            return;
        }
        boolean[] inside = new boolean[text.length() + 1];
        Matcher cluster = Pattern.compile("\\X").matcher(text);
        while (cluster.find()) {
            Arrays.fill(inside, cluster.start() + 1, cluster.end(), true);
        }
        for (Extractor.Entity entity : new Extractor().extractEntitiesWithIndices(text)) {
            String number = numbered ? " " + parts.size() + "/" + parts.size() : "";
            if (policy.check(text.substring(entity.getStart(), entity.getEnd()) + number)
                    .valid()) {
                Arrays.fill(inside, entity.getStart() + 1, entity.getEnd(), true);
            }
        }
        int at = 0;
        for (int i = 0; i < parts.size() - 1; i++) {
            int number = numbered ? (" " + (i + 1) + "/" + parts.size()).length() : 0;
            at = after(text, at, bare(parts.get(i).substring(0, parts.get(i).length() - number)));
            assertThat(inside[at])
                    .as("%s, cut at %d of %d", name, at, joined.length())
                    .isFalse();
        }
    }

    /** Where the text stands after these characters, white space left aside. */
    private static int after(String text, int from, String characters) {
        int at = from;
        for (int i = 0; i < characters.length(); at++) {
            if (!Character.isWhitespace(text.charAt(at))) {
                i++;
            }
        }
        return at;
    }

    @Test
    @Timeout(60)
    void a_very_long_text_takes_a_few_seconds_at_most() {
        for (String unit : List.of(
                "word ", "漢字", "a.b ", "https://example.com/abc ", FAMILY, "a", "a.", "🇫🇷", "(a)", "@a ", "\n")) {
            String text = "x" + unit.repeat(LONG / unit.length());
            long start = System.nanoTime();
            List<String> parts = Threads.split(text, STANDARD, true);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(unit).isLessThan(Duration.ofSeconds(10));
            assertThat(parts).allMatch(part -> STANDARD.check(part).valid());
        }
    }
}
