package dev.relais.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.RefusedInputException;
import dev.relais.listening.Query.All;
import dev.relais.listening.Query.Any;
import dev.relais.listening.Query.CashTag;
import dev.relais.listening.Query.Handle;
import dev.relais.listening.Query.Not;
import dev.relais.listening.Query.Operator;
import dev.relais.listening.Query.Phrase;
import dev.relais.listening.Query.Tag;
import dev.relais.listening.Query.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    private static Query read(String text) {
        return Query.read("query", text);
    }

    @Test
    void what_stands_side_by_side_binds_more_than_or() {
        assertThat(read("alder kettle OR teapot -lang:de"))
                .isEqualTo(new Any(List.of(
                        new All(List.of(new Word("alder"), new Word("kettle"))),
                        new All(List.of(new Word("teapot"), new Not(new Operator("lang", "de")))))));
    }

    @Test
    void every_kind_of_term_is_read() {
        assertThat(
                        read(
                                "@alder #kettles $ALD \"no steam\" from:noor url:\"https://alder.example/a b\" -is:retweet 50:50 mañana"))
                .isEqualTo(new All(List.of(
                        new Handle("alder"),
                        new Tag("kettles"),
                        new CashTag("ALD"),
                        new Phrase("no steam"),
                        new Operator("from", "noor"),
                        new Operator("url", "https://alder.example/a b"),
                        new Not(new Operator("is", "retweet")),
                        new Word("50:50"),
                        new Word("mañana"))));
    }

    @Test
    void parentheses_group_and_may_be_excluded() {
        assertThat(read("(a OR (b c)) -(d OR e)"))
                .isEqualTo(new All(List.of(
                        new Any(List.of(new Word("a"), new All(List.of(new Word("b"), new Word("c"))))),
                        new Not(new Any(List.of(new Word("d"), new Word("e")))))));
    }

    @Test
    void a_small_or_is_a_word() {
        assertThat(read("now or never"))
                .isEqualTo(new All(List.of(new Word("now"), new Word("or"), new Word("never"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|1|missing",
                "   |4|missing",
                "a OR|5|missing",
                "OR a|1|missing",
                "(a|1|not closed",
                "a)|2|closing parenthesis",
                "()|2|missing",
                "a \"b|3|quotation mark",
                "a \"\"|3|nothing between",
                "a - b|3|minus",
                "é 😀 from:|5|no value",
                "a @ b|3|name is missing"
            })
    void what_is_wrong_is_named_with_its_column(String text, int column, String reason) {
        assertThatThrownBy(() -> read(text.equals("''") ? "" : text))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(":" + column + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void too_deep_and_too_long_are_refused() {
        assertThatThrownBy(() -> read("(".repeat(51) + "a" + ")".repeat(51))).hasMessageContaining("levels");
        assertThatThrownBy(() -> read("a ".repeat(5_001))).hasMessageContaining("characters at most");
    }

    @Test
    void a_query_is_read_back_from_its_own_text() {
        for (long seed = 0; seed < 3_000; seed++) {
            Query query = random(new Random(seed), 3);
            assertThat(read(query.text())).as("seed %d: %s", seed, query.text()).isEqualTo(query);
        }
    }

    private static Query random(Random random, int depth) {
        String[] words = {"alder", "OR", "-x", "a:b", "lang:fr", "é😀", "two words", "q\"q", "b\\s", "50:50", "@", "(p)"
        };
        if (depth == 0 || random.nextInt(3) == 0) {
            String word = words[random.nextInt(words.length)];
            return switch (random.nextInt(5)) {
                case 0 -> new Handle("alder_" + random.nextInt(9));
                case 1 -> new Tag("tag" + random.nextInt(9));
                case 2 -> new Operator("url", word);
                default -> word.contains(" ") ? new Phrase(word) : new Word(word);
            };
        }
        int size = 2 + random.nextInt(3);
        List<Query> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(random(random, depth - 1));
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Not(parts.get(0));
            case 1 -> new All(parts);
            default -> new Any(parts);
        };
    }

    @Test
    void whatever_is_given_is_read_or_refused() {
        Random random = new Random(7);
        String alphabet = "ab -()\"@#$:OR\\\n\té😀";
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                read(text.toString());
                read++;
            } catch (RefusedInputException e) {
                assertThat(e.getMessage()).startsWith("query:1:");
            }
        }
        assertThat(read).isBetween(1_000, 19_000);
    }
}
