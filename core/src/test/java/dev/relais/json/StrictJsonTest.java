package dev.relais.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2}|1:11: a doubled key",
                "{\"a\":NaN}|not a JSON value",
                "{} {}|1:4: there is more text after the JSON value",
                "{\"a\":|ends inside a value",
                "`[1,\n 2,\n x]`|3:",
                "`  `|no JSON value",
                "[01]|1:",
                "{\"\\ud83d\": 1}|a name with a lone surrogate",
            })
    void what_is_not_strict_json_is_refused_with_its_place(String text, String expected) {
        assertThatThrownBy(() -> StrictJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(NotJsonException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        assertThat(StrictJson.read("\uFEFF{}".getBytes(StandardCharsets.UTF_8)).isObject())
                .isTrue();
    }

    @Test
    void bytes_that_are_not_utf8_are_refused_with_their_place() {
        assertThatThrownBy(() -> StrictJson.read(new byte[] {'[', '\n', '"', (byte) 0xE9, '"', ']'}))
                .hasMessageContaining("2:2: the text is not UTF-8");
        assertThatThrownBy(() -> StrictJson.read("[1]".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(NotJsonException.class);
    }

    @Test
    void a_replacement_character_of_the_text_itself_is_no_fault_and_hides_none() {
        assertThat(StrictJson.read("[\"\uFFFD\"]".getBytes(StandardCharsets.UTF_8))
                        .get(0)
                        .textValue())
                .isEqualTo("\uFFFD");
        byte[] cut = "[\"\uFFFD\", \"é".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> StrictJson.read(Arrays.copyOf(cut, cut.length - 1)))
                .hasMessageContaining("1:8: the text is not UTF-8");
    }

    @Test
    void five_hundred_levels_are_read_and_one_more_is_refused() {
        assertThat(StrictJson.read("[".repeat(500) + "]".repeat(500)).isArray()).isTrue();
        assertThatThrownBy(() -> StrictJson.read("[".repeat(501) + "]".repeat(501)))
                .hasMessageContaining("nesting over 500 levels");
    }

    @Test
    void names_over_fifty_thousand_characters_are_refused() {
        assertThat(StrictJson.read("{\"" + "a".repeat(50_000) + "\":1}").size()).isEqualTo(1);
        assertThatThrownBy(() -> StrictJson.read("{\"" + "a".repeat(50_001) + "\":1}"))
                .hasMessageContaining("a name over 50000 characters");
    }

    @Test
    void strings_over_twenty_million_characters_are_refused() {
        assertThat(StrictJson.read("\"" + "a".repeat(20_000_000) + "\"").textValue())
                .hasSize(20_000_000);
        assertThatThrownBy(() -> StrictJson.read("\"" + "a".repeat(20_000_001) + "\""))
                .hasMessageContaining("a string over 20000000 characters");
    }

    @Test
    void numbers_keep_every_digit() {
        assertThat(StrictJson.read("1.10").decimalValue()).isEqualTo(new BigDecimal("1.10"));
        assertThat(StrictJson.read("9223372036854775808").bigIntegerValue()).isEqualTo("9223372036854775808");
        assertThat(StrictJson.read("1e400").decimalValue()).isEqualTo(new BigDecimal("1e400"));
    }

    @Test
    void a_lone_surrogate_is_written_as_an_escape() {
        assertThat(StrictJson.write(StrictJson.read("{\"a\":\"\\ud800é\"}"))).isEqualTo("{\"a\":\"\\uD800\\u00E9\"}");
        assertThat(StrictJson.write(StrictJson.read("{\"a\":\"é😀\"}"))).isEqualTo("{\"a\":\"é😀\"}");
        assertThat(StrictJson.wellFormed("a\ud800b😀")).isEqualTo("a\uFFFDb😀");
    }

    @Test
    void what_is_too_long_or_too_deep_is_refused_where_it_stands() {
        String deep = "{\n  \"a\": " + "[".repeat(500) + "]".repeat(500) + "}";
        assertThatThrownBy(() -> StrictJson.read(deep)).hasMessageContaining("input:2:508: nesting over 500 levels");
        String name = "{\n\n\"" + "n".repeat(50_001) + "\": 1}";
        assertThatThrownBy(() -> StrictJson.read(name)).hasMessageContaining("input:3:");
    }
}
