package dev.relais.routing.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.rules.FactValue.Text;
import dev.relais.rules.TextFolding;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Folding from tables against folding as rules define it. */
class FoldingTest {
    private static final int[] FAVOURITES = {
        'a', 'Z', ' ', 0x301, 0x345, 0x327, 0x3a3, 0x3c2, 0x130, 0xdf, 0x1e9e, 0xfb01, 0xfdfa, 0x1f600, 0xd83d, 0xde00,
        0xd55c, 0x1100, 0x1161, 0x1d400, 0xe000, 0xffff, 0x2f800, 0x0f73, 0x302e, 0x16ff0, 0x1d165, 0x34f
    };

    private final Folding folding = new Folding();

    private String folded(String text) {
        folding.fold(new Text(text));
        return new String(folding.chars(), 0, folding.length());
    }

    @Test
    void every_character_folds_as_rules_say_also_between_others() {
        for (int c = 0; c < 0x20000; c++) {
            String text = "É" + Character.toString(c) + "x";
            String folded = folded(text);
            if (!folded.equals(TextFolding.fold(text))) {
                assertThat(folded).as("U+%x", c).isEqualTo(TextFolding.fold(text));
            }
        }
    }

    @Test
    void neighbours_change_nothing() {
        for (long seed = 0; seed < 50_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.appendCodePoint(
                        switch (random.nextInt(4)) {
                            case 0 -> random.nextInt(128);
                            case 1 -> FAVOURITES[random.nextInt(FAVOURITES.length)];
                            case 2 -> random.nextInt(0x3000);
                            default -> random.nextInt(0x110000);
                        });
            }
            String expected = TextFolding.fold(text.toString());
            assertThat(folded(text.toString())).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
