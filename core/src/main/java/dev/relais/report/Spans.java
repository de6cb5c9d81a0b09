package dev.relais.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Points of a time series of which a plot can show only so many: neighbours are put together. */
final class Spans {
    private static final int MOST = 124;

    private Spans() {}

    /**
     * The points in groups, so that not too many are left: whole weeks, where they are days. What is left over at the end
     * belongs to the last group where it is less than half of one.
     */
    static <T> List<List<T>> of(List<T> points, Function<T, Instant> from) {
        int each = (points.size() + MOST - 1) / MOST;
        if (each > 1) {
            Duration first = Duration.between(from.apply(points.get(0)), from.apply(points.get(1)));
            each = Math.abs(first.toHours() - 24) <= 1 ? (each + 6) / 7 * 7 : each;
        }
        List<List<T>> groups = new ArrayList<>();
        int start = 0;
        while (start < points.size()) {
            int end = start + each;
            end = points.size() - end < (each + 1) / 2 ? points.size() : end;
            groups.add(points.subList(start, end));
            start = end;
        }
        return groups;
    }

    /** How long a column lasts, where it is more than one point of the report; markup. */
    static String note(Setting setting, boolean together, Duration first, Duration last) {
        if (!together) {
            return "";
        }
        boolean alike = first.minus(last).abs().compareTo(Duration.ofHours(2)) < 0;
        return "<span>"
                + setting.html(
                        alike ? "flow.each" : "flow.each.last",
                        "span",
                        setting.formats().duration(whole(first)),
                        "last",
                        setting.formats().duration(whole(last)))
                + "</span>";
    }

    /** A change of clocks does not make days odd. */
    private static Duration whole(Duration duration) {
        Duration days = Duration.ofDays(duration.plusHours(1).toDays());
        return days.minus(duration).abs().compareTo(Duration.ofHours(1)) <= 0 ? days : duration;
    }
}
