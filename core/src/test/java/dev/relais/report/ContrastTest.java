package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2, level AA: 4.5 for text (1.4.3), 3 for what carries meaning in graphics (1.4.11). */
class ContrastTest {
    private static final Pattern BLOCK = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z]+): #([0-9a-f]{6})");

    @Test
    void text_and_marks_stand_out_in_light_in_dark_and_in_print() {
        Matcher blocks = BLOCK.matcher(HtmlReport.render(SampleReports.empty()));
        int schemes = 0;
        while (blocks.find()) {
            Map<String, Integer> colours = new HashMap<>();
            Matcher colour = COLOUR.matcher(blocks.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), Integer.valueOf(colour.group(2), 16));
            }
            schemes++;
            for (String text : List.of("ink", "quiet")) {
                assertThat(contrast(colours, text))
                        .as("%s of scheme %d", text, schemes)
                        .isGreaterThanOrEqualTo(4.5);
            }
            for (String mark : List.of("blue", "sand", "kept", "broken", "undecided", "withdrawn")) {
                assertThat(contrast(colours, mark))
                        .as("%s of scheme %d", mark, schemes)
                        .isGreaterThanOrEqualTo(3);
            }
        }
        assertThat(schemes).isEqualTo(3);
    }

    private static double contrast(Map<String, Integer> colours, String colour) {
        double a = luminance(colours.getOrDefault(colour, 0));
        double b = luminance(colours.getOrDefault("paper", 0));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** The definition of relative luminance in WCAG 2.2. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double part = (channel & 0xFF) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
