package dev.relais.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickJsonTest {
    private static final int ROUNDS = Integer.getInteger("relais.json.rounds", 60_000);
    private static final List<String> PARTS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"b\":",
            "\"a\":",
            "\"id_str\":\"7\",",
            "1",
            "-0",
            "01",
            "1.50",
            "-7.25",
            ".5",
            "1.",
            "1e5",
            "1E400",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678",
            "1234567890123456789",
            "true",
            "false",
            "null",
            "nul",
            "NaN",
            " ",
            "\n",
            "\t",
            "\r",
            "\"\\u00e9\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"",
            "\"é😀\"",
            "\"\uFFFD\"",
            "\"\\u00E\"",
            "\"tab\tin\"",
            "\u0000",
            "\uFEFF",
            "/**/",
            "'a'",
            "\"\\ud83d\":",
            "\"é\":",
            "\"\":",
            "\"\"",
            "\u007F");

    @Test
    void what_it_reads_the_strict_parser_reads_to_the_same_tree() {
        long seed = 20_261_130L;
        SplittableRandom random = new SplittableRandom(seed);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] text = random.nextInt(4) == 0 ? parts(random) : mutated(random);
            JsonNode quick = QuickJson.read(text);
            if (quick != null) {
                read++;
                assertThat(StrictJson.strictly(text))
                        .as("seed %s, round %s: %s", seed, i, new String(text, StandardCharsets.UTF_8))
                        .isEqualTo(quick);
                assertThat(StrictJson.write(StrictJson.strictly(text))).isEqualTo(StrictJson.write(quick));
            }
        }
        assertThat(read).isGreaterThan(ROUNDS / 20);
    }

    /** A text is refused with the same words whether or not it was looked through before. */
    @Test
    void what_is_refused_is_refused_where_the_parser_of_trees_would() {
        long seed = 20_261_204L;
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = random.nextInt(4) == 0 ? parts(random) : mutated(random);
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0 || text.indexOf('\uFEFF') >= 0) {
                continue;
            }
            String expected = outcome(() -> StrictJson.read(text));
            refused += expected.startsWith("input:") ? 1 : 0;
            assertThat(outcome(() -> StrictJson.read(bytes)))
                    .as("seed %s, round %s: %s", seed, i, text)
                    .isEqualTo(expected);
        }
        assertThat(refused).isGreaterThan(ROUNDS / 10);
    }

    private static String outcome(Supplier<JsonNode> reading) {
        try {
            return StrictJson.write(reading.get());
        } catch (NotJsonException e) {
            return e.fault().render("input");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "0",
                "-1",
                "\"\"",
                "null",
                "{\"a\":{\"b\":[1,2.50,true,null,\"é😀\\n\\ud83d\\ude00\"]}}",
                " [ 1 , 2 ] "
            })
    void what_is_plain_is_read_here(String text) {
        assertThat(QuickJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isNotNull()
                .isEqualTo(StrictJson.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"a\":1,\"a\":2}",
                "[1,]",
                "[1 2]",
                "{\"a\" 1}",
                "{a:1}",
                "1 2",
                "tru",
                "\"a",
                "\"\\q\"",
                "-",
                "1.",
                "00",
                "1e10000",
                "{\"a\":\"\uFFFD\"}",
                "\uFEFF{}",
                "[1]x",
                "{,}",
                "\"a\nb\"",
                "+1"
            })
    void what_is_wrong_or_odd_is_left_to_the_strict_parser(String text) {
        assertThat(QuickJson.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void what_is_deep_or_has_long_names_or_numbers_is_left_to_the_strict_parser() {
        assertThat(quick("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertThat(quick("[".repeat(65) + "]".repeat(65))).isNull();
        assertThat(quick("{\"" + "n".repeat(257) + "\":1}")).isNull();
        assertThat(quick("1".repeat(1_001))).isNull();
        assertThat(StrictJson.read(("[" + "1".repeat(1_001) + "]").getBytes(StandardCharsets.UTF_8))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void names_with_the_same_hash_stay_apart() {
        JsonNode both = quick("[{\"Aa\":1,\"BB\":2},{\"BB\":3,\"Aa\":4}]");
        assertThat(both).hasToString("[{\"Aa\":1,\"BB\":2},{\"BB\":3,\"Aa\":4}]");
    }

    private static @Nullable JsonNode quick(String text) {
        return QuickJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] parts(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(8); n >= 0; n--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A right text, of which in most cases some bytes were changed. */
    private static byte[] mutated(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        value(random, 4, text);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int n = random.nextInt(3); n > 0; n--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void value(SplittableRandom random, int depth, StringBuilder text) {
        int kind = random.nextInt(depth == 0 ? 5 : 8);
        switch (kind) {
            case 0 -> text.append(random.nextInt());
            case 1 -> text.append(random.nextLong());
            case 2 -> text.append(random.nextInt(1_000)).append('.').append(random.nextInt(1_000));
            case 3 -> text.append(random.nextBoolean());
            case 4 ->
                text.append(List.of("\"x\"", "\"é\"", "\"😀\\u0041\"", "\"\"", "null")
                        .get(random.nextInt(5)));
            case 5, 6 -> {
                text.append('{');
                for (int i = random.nextInt(5); i > 0; i--) {
                    text.append('"').append((char) ('a' + random.nextInt(20))).append("\": ");
                    value(random, depth - 1, text);
                    text.append(i == 1 ? "" : ",");
                }
                text.append('}');
            }
            default -> {
                text.append('[');
                for (int i = random.nextInt(4); i > 0; i--) {
                    value(random, depth - 1, text);
                    text.append(i == 1 ? "" : " ,\n");
                }
                text.append(']');
            }
        }
    }
}
