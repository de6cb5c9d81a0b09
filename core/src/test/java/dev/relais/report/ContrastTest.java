package dev.relais.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2, level AA: 4.5 for text (1.4.3), 3 for what carries meaning in graphics (1.4.11). */
class ContrastTest {
    private static final Pattern BLOCK = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9]+): #([0-9a-f]{6})");

    @Test
    void text_and_marks_stand_out_in_light_in_dark_and_in_print() {
        for (Map<String, Integer> scheme :
                schemes(ReportHtml.render(ReportSamples.nothing(), ReportLanguage.of("en")))) {
            stand(scheme, "paper", 4.5, "ink", "quiet", "accent");
            stand(scheme, "paper", 3, "accent", "bad", "mid", "faint", "band1", "band2", "band3", "band4", "band5");
            for (int shade = 1; shade <= 5; shade++) {
                stand(scheme, "heat" + shade, 4.5, "on" + shade);
            }
        }
    }

    @Test
    void each_band_of_the_backlog_is_darker_or_lighter_than_the_one_before() {
        for (Map<String, Integer> scheme :
                schemes(ReportHtml.render(ReportSamples.nothing(), ReportLanguage.of("en")))) {
            for (int band = 1; band < 5; band++) {
                assertThat(contrast(scheme, "band" + band, "band" + (band + 1))).isGreaterThan(1.3);
                assertThat(contrast(scheme, "band" + (band + 1), "paper"))
                        .isGreaterThan(contrast(scheme, "band" + band, "paper"));
            }
        }
    }

    private static List<Map<String, Integer>> schemes(String page) {
        Matcher blocks = BLOCK.matcher(page);
        List<Map<String, Integer>> schemes = new ArrayList<>();
        while (blocks.find()) {
            Map<String, Integer> colours = new HashMap<>();
            Matcher colour = COLOUR.matcher(blocks.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), Integer.valueOf(colour.group(2), 16));
            }
            schemes.add(colours);
        }
        assertThat(schemes).as("light, dark, print").hasSize(3);
        return schemes;
    }

    private static void stand(Map<String, Integer> scheme, String ground, double least, String... colours) {
        for (String colour : colours) {
            assertThat(contrast(scheme, colour, ground))
                    .as("%s on %s in %s", colour, ground, scheme)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static double contrast(Map<String, Integer> colours, String colour, String ground) {
        assertThat(colours).containsKeys(colour, ground);
        double a = luminance(colours.getOrDefault(colour, 0));
        double b = luminance(colours.getOrDefault(ground, 0));
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
