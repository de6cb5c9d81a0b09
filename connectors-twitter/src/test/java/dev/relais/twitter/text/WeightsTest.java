package dev.relais.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.TwitterTextParser;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Our way of weighing against the library's own parser. */
class WeightsTest {
    private static final int CASES = Integer.getInteger("relais.weights", 4000);
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "9",
            "1",
            "#",
            "*",
            ".",
            ",",
            "-",
            "_",
            "/",
            ":",
            "@",
            "$",
            "(",
            ")",
            "'",
            " ",
            "\n",
            "\t",
            "\u3000",
            "\u00a0",
            "http://",
            "https://",
            "example",
            ".com",
            ".org",
            ".jp",
            ".de",
            "co",
            "é",
            "e\u0301",
            "ß",
            "я",
            "あ",
            "漢",
            "안",
            "ᄒ",
            "ᅡ",
            "…",
            "—",
            "“",
            "\u200d",
            "\ufe0f",
            "\ufe0e",
            "\u20e3",
            "❤",
            "☺",
            "©",
            "®",
            "™",
            "〰",
            "㊗",
            "👋",
            "👩",
            "👦",
            "🏽",
            "🇫",
            "🇷",
            "🏳",
            "🌈",
            "🫱",
            "𝒜",
            "\uD83D",
            "\uDC4B",
            "\u200b",
            "\u2069",
            "\u0001",
            "\uFFFE",
            "@acme",
            "#tag");

    @Test
    void each_character_alone_weighs_what_the_parser_says() {
        for (int codePoint = 0;
                codePoint <= Character.MAX_CODE_POINT;
                codePoint += codePoint < 0x3400 || (codePoint > 0xF900 && codePoint < 0x1FAFF) ? 1 : 97) {
            String alone = "x" + Character.toString(codePoint) + "x";
            assertThat(Weights.of(alone))
                    .as("U+%04X", codePoint)
                    .isEqualTo(TwitterTextParser.parseTweet(alone).weightedLength);
        }
    }

    @Test
    void random_texts_weigh_what_the_parser_says() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomGenerator chance = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = chance.nextInt(1, 24); i > 0; i--) {
                text.append(PIECES.get(chance.nextInt(PIECES.size())));
            }
            if (text.toString().isBlank()) {
                continue; // the parser weighs an ideographic space alone; such a text is not sent anyway
            }
            assertThat(Weights.of(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(TwitterTextParser.parseTweet(text.toString()).weightedLength);
        }
    }
}
