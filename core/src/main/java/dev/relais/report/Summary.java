package dev.relais.report;

import java.math.BigDecimal;

/** The service level in words, counts and one bar. */
final class Summary {
    private static final int WIDTH = 1000;

    private final ServiceLevel level;

    Summary(ServiceLevel level) {
        this.level = level;
    }

    String html() {
        return """
                <section id="level" aria-labelledby="level-heading">
                <h2 id="level-heading">%s</h2>
                %s<dl class="counts">
                %s%s%s%s</dl>
                %s</section>
                """.formatted(
                        heading(),
                        level.all() == 0 ? "" : bar(),
                        count("kept", level.kept(), "kept"),
                        count("undecided", level.undecided(), "undecided"),
                        count("broken", level.broken(), "broken"),
                        count("withdrawn", level.withdrawn(), "withdrawn"),
                        note());
    }

    private String heading() {
        BigDecimal lower = level.lowerPercent().orElse(null);
        BigDecimal upper = level.upperPercent().orElse(null);
        if (lower == null || upper == null) {
            return "No first response was promised";
        }
        String share = lower.compareTo(upper) == 0
                ? "<span class=\"share\">" + lower + "&#160;%</span>"
                : "Between <span class=\"share\">" + lower + "&#160;%</span> and <span class=\"share\">" + upper
                        + "&#160;%</span>";
        return share + " of first responses came in time";
    }

    private String note() {
        if (level.all() == 0) {
            return "";
        }
        String bounds = level.undecided() == 0
                ? "Nothing is undecided."
                : "The lower share counts what was kept for certain, the upper one also what is still undecided.";
        return "<p class=\"note\">Of %s. %s</p>\n".formatted(Words.count(level.all(), "promise", "promises"), bounds);
    }

    private static String count(String style, int count, String meaning) {
        return "<div><dt><i class=\"swatch %s\"></i>%s</dt><dd>%s</dd></div>\n"
                .formatted(style, meaning, Words.number(count));
    }

    private String bar() {
        StringBuilder parts = new StringBuilder();
        double x = segment(parts, "kept", 0, level.kept());
        x = segment(parts, "undecided", x, level.undecided());
        x = segment(parts, "broken", x, level.broken());
        segment(parts, "withdrawn", x, level.withdrawn());
        return """
                <svg class="bar" viewBox="0 0 %d 16" preserveAspectRatio="none" role="img" aria-labelledby="level-title level-desc">
                <title id="level-title">Verdicts on first responses</title>
                <desc id="level-desc">%s kept, %s undecided, %s broken, %s withdrawn.</desc>
                %s</svg>
                """.formatted(WIDTH, level.kept(), level.undecided(), level.broken(), level.withdrawn(), parts);
    }

    private double segment(StringBuilder parts, String style, double x, int count) {
        double width = (double) WIDTH * count / level.all();
        if (count > 0) {
            parts.append("<rect class=\"%s\" x=\"%s\" y=\"0\" width=\"%s\" height=\"16\"/>\n"
                    .formatted(style, Words.at(x), Words.at(width)));
        }
        return x + width;
    }
}
