package dev.relais.report;

import dev.relais.report.Report.Backlog;
import dev.relais.report.Report.BacklogPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was open over time, in bands that lie one on the other: by age, and by the time that was left. */
final class BacklogChart {
    private static final int MOST = 400;

    private final Setting setting;
    private final Backlog backlog;

    BacklogChart(Setting setting) {
        this.setting = setting;
        this.backlog = setting.report().backlog();
    }

    String byAge() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < backlog.ages().size(); i++) {
            @Nullable
            Duration to = i + 1 < backlog.ages().size() ? backlog.ages().get(i + 1) : null;
            names.add(between("age", backlog.ages().get(i), to));
        }
        return figure("age", names, ages(), BacklogPoint::byAge);
    }

    String bySlack() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < backlog.slacks().size(); i++) {
            @Nullable Duration from = backlog.slacks().get(i);
            @Nullable
            Duration to = i + 1 < backlog.slacks().size() ? backlog.slacks().get(i + 1) : null;
            names.add(from == null ? setting.words().text("slack.overdue") : between("slack", from, to));
        }
        return figure("slack", names, slacks(), BacklogPoint::bySlack);
    }

    private String between(String kind, Duration from, @Nullable Duration to) {
        if (to == null && from.isZero()) {
            return setting.words().text(kind + ".any");
        }
        if (to == null) {
            return setting.words().say(kind + ".from", "from", setting.formats().duration(from));
        }
        return from.isZero()
                ? setting.words().say(kind + ".under", "to", setting.formats().duration(to))
                : setting.words()
                        .say(
                                kind + ".between",
                                "from",
                                setting.formats().duration(from),
                                "to",
                                setting.formats().duration(to));
    }

    /** The older the darker. */
    private List<String> ages() {
        List<String> styles = new ArrayList<>();
        for (int i = 0; i < backlog.ages().size(); i++) {
            styles.add("band" + shade(i, backlog.ages().size()));
        }
        return styles;
    }

    /** The less time is left the darker, and what is overdue stands out. */
    private List<String> slacks() {
        List<String> styles = new ArrayList<>();
        for (int i = 0; i < backlog.slacks().size(); i++) {
            int last = backlog.slacks().size() - 1;
            styles.add(
                    backlog.slacks().get(i) == null
                            ? "overdue"
                            : "band" + shade(last - i, backlog.slacks().size()));
        }
        return styles;
    }

    private static int shade(int place, int of) {
        return of == 1 ? 3 : 1 + Math.round(4f * place / (of - 1));
    }

    private String figure(
            String id, List<String> names, List<String> styles, Function<BacklogPoint, List<Long>> values) {
        List<BacklogPoint> points = thinned(backlog.points());
        long most = points.stream()
                .mapToLong(point -> sum(values.apply(point)))
                .max()
                .orElse(0);
        if (most == 0) {
            return Panel.empty(id, setting.words().text(id + ".empty"));
        }
        BacklogPoint last = points.get(points.size() - 1);
        StringBuilder key = new StringBuilder();
        for (int band = names.size() - 1; band >= 0; band--) {
            key.append(Panel.key(
                    styles.get(band),
                    setting.words()
                            .say(
                                    "point",
                                    "at",
                                    names.get(band),
                                    "n",
                                    setting.number(values.apply(last).get(band)))));
        }
        Chart chart = new Chart(id, 200);
        chart.counts(most, setting.formats());
        chart.shapes(bands(chart, points, styles, values));
        fields(chart, points, names, values);
        List<TimeAxis.Tick> ticks = TimeAxis.ticks(
                points.stream()
                        .map(point -> setting.formats().local(point.at()))
                        .toList(),
                7,
                setting.formats());
        for (int i = 0; i < ticks.size(); i++) {
            chart.tick(
                    i, x(ticks.get(i).place(), points.size()) / 10, ticks.get(i).label());
        }
        return Panel.figure(
                id,
                false,
                title(id, last, values),
                "<b>" + setting.html("backlog.end") + "</b> " + key,
                chart.svg(
                        "chart",
                        setting.words().text(id + ".caption"),
                        setting.words().text("figures.below")),
                table(id, points, names, values));
    }

    private String title(String id, BacklogPoint last, Function<BacklogPoint, List<Long>> values) {
        List<Long> ends = values.apply(last);
        if (id.equals("age") && ends.size() > 1) {
            Duration oldest = backlog.ages().get(backlog.ages().size() - 1);
            return setting.words()
                    .say(
                            ends.get(ends.size() - 1) == 0 ? "age.title.none" : "age.title",
                            "open",
                            setting.count("open", sum(ends)),
                            "n",
                            setting.number(ends.get(ends.size() - 1)),
                            "age",
                            setting.formats().duration(oldest));
        }
        boolean first = id.equals("slack")
                && !backlog.slacks().isEmpty()
                && backlog.slacks().get(0) == null;
        return first
                ? setting.words()
                        .say(
                                ends.get(0) == 0 ? "slack.title.none" : "slack.title",
                                "owed",
                                setting.count("owed", sum(ends)),
                                "n",
                                setting.number(ends.get(0)))
                : setting.words().text(id + ".caption");
    }

    private static String bands(
            Chart chart, List<BacklogPoint> points, List<String> styles, Function<BacklogPoint, List<Long>> values) {
        long[] below = new long[points.size()];
        StringBuilder paths = new StringBuilder();
        for (int band = 0; band < styles.size(); band++) {
            List<String> edge = new ArrayList<>();
            for (int i = 0; i < points.size(); i++) {
                edge.add(0, Svg.at(x(i, points.size())) + "," + Svg.at(chart.y(below[i])));
            }
            for (int i = 0; i < points.size(); i++) {
                below[i] += values.apply(points.get(i)).get(band);
                edge.add(Svg.at(x(i, points.size())) + "," + Svg.at(chart.y(below[i])));
            }
            if (points.size() == 1) {
                edge.add(
                        0,
                        "0,"
                                + Svg.at(chart.y(
                                        below[0] - values.apply(points.get(0)).get(band))));
                edge.add("0," + Svg.at(chart.y(below[0])));
            }
            paths.append("<path class=\"%s\" d=\"M%s Z\"/>\n".formatted(styles.get(band), String.join(" L", edge)));
        }
        return paths.toString();
    }

    private void fields(
            Chart chart, List<BacklogPoint> points, List<String> names, Function<BacklogPoint, List<Long>> values) {
        double width = points.size() == 1 ? 100 : 100.0 / (points.size() - 1);
        for (int i = 0; i < points.size(); i++) {
            double from = Math.max(0, x(i, points.size()) / 10 - width / 2);
            double to = Math.min(100, x(i, points.size()) / 10 + width / 2);
            StringBuilder words =
                    new StringBuilder(setting.formats().time(points.get(i).at()));
            for (int band = names.size() - 1; band >= 0; band--) {
                words.append('\n')
                        .append(setting.words()
                                .say(
                                        "point",
                                        "at",
                                        names.get(band),
                                        "n",
                                        setting.number(
                                                values.apply(points.get(i)).get(band))));
            }
            chart.field(from, to - from, words.toString());
        }
    }

    private String table(
            String id, List<BacklogPoint> points, List<String> names, Function<BacklogPoint, List<Long>> values) {
        List<String> columns = new ArrayList<>(List.of(setting.words().text("backlog.at")));
        columns.addAll(names);
        columns.add(setting.words().text("backlog.all"));
        DataTable table = new DataTable(setting, setting.words().text(id + ".caption"), columns);
        for (BacklogPoint point : points) {
            List<String> cells = new ArrayList<>();
            values.apply(point).forEach(value -> cells.add(setting.number(value)));
            cells.add(setting.number(sum(values.apply(point))));
            table.row(Html.text(setting.formats().time(point.at())), cells.toArray(String[]::new));
        }
        return table.behind();
    }

    /** Of a thousand over the whole width; a single point spans nothing and stands at the end. */
    private static double x(int place, int of) {
        return of == 1 ? 1000 : 1000.0 * place / (of - 1);
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    /** A stock cannot be put together: some are left out, never the last. */
    private static List<BacklogPoint> thinned(List<BacklogPoint> points) {
        int each = (points.size() + MOST - 1) / MOST;
        List<BacklogPoint> thinned = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if ((points.size() - 1 - i) % each == 0) {
                thinned.add(points.get(i));
            }
        }
        return thinned;
    }
}
