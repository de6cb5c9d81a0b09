package dev.relais.report;

import dev.relais.metrics.ServiceLevel;

/** Kept, undecided, broken, withdrawn, side by side over the whole width. */
final class VerdictBar {
    private VerdictBar() {}

    /** As a picture with words of its own. */
    static String svg(Setting setting, ServiceLevel level, String id) {
        return """
                <svg class="bar" width="100%%" height="14" role="img" aria-labelledby="%s-t %s-d">
                <title id="%s-t">%s</title>
                <desc id="%s-d">%s</desc>
                %s</svg>
                """.formatted(
                        id,
                        id,
                        id,
                        setting.html("level.caption"),
                        id,
                        setting.html(
                                "level.desc",
                                "kept",
                                setting.number(level.kept()),
                                "undecided",
                                setting.number(level.undecided()),
                                "broken",
                                setting.number(level.broken()),
                                "withdrawn",
                                setting.number(level.withdrawn())),
                        parts(level, 14));
    }

    /** Beside numbers that say the same. */
    static String small(ServiceLevel level) {
        return level.all() == 0
                ? ""
                : "<svg class=\"bar\" width=\"100%%\" height=\"4\" aria-hidden=\"true\">%s</svg>"
                        .formatted(parts(level, 4));
    }

    private static String parts(ServiceLevel level, int height) {
        StringBuilder parts = new StringBuilder();
        long before = 0;
        String[] styles = {"kept", "undecided", "broken", "withdrawn"};
        long[] counts = {level.kept(), level.undecided(), level.broken(), level.withdrawn()};
        for (int i = 0; i < styles.length; i++) {
            if (counts[i] > 0) {
                parts.append("<rect class=\"%s\" x=\"%s%%\" width=\"%s%%\" height=\"%d\"/>"
                        .formatted(
                                styles[i],
                                Chart.at(100.0 * before / level.all()),
                                Chart.at(100.0 * counts[i] / level.all()),
                                height));
            }
            before += counts[i];
        }
        return parts.toString();
    }
}
