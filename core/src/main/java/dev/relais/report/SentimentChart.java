package dev.relais.report;

import dev.relais.report.Report.SentimentPoint;
import java.time.Duration;
import java.util.List;

/** How messages felt over time: pleased ones above the line, displeased ones below it. */
final class SentimentChart {
    private static final int HALF = 100;

    private final Setting setting;

    SentimentChart(Setting setting) {
        this.setting = setting;
    }

    String figure() {
        List<SentimentPoint> points = together(setting.report().sentiment());
        long negative = points.stream().mapToLong(SentimentPoint::negative).sum();
        long neutral = points.stream().mapToLong(SentimentPoint::neutral).sum();
        long positive = points.stream().mapToLong(SentimentPoint::positive).sum();
        long all = negative + neutral + positive;
        if (all == 0) {
            return Panel.empty("sentiment", setting.words().text("sentiment.empty"));
        }
        String title = setting.words()
                .say(
                        "sentiment.title",
                        "negative",
                        setting.formats().share((double) negative / all),
                        "positive",
                        setting.formats().share((double) positive / all));
        return Panel.figure(
                "sentiment",
                false,
                title,
                Panel.key("positive", setting.words().text("sentiment.positive"))
                        + Panel.key("negative", setting.words().text("sentiment.negative"))
                        + Spans.note(
                                setting,
                                points.size() < setting.report().sentiment().size(),
                                length(points.get(0)),
                                length(points.get(points.size() - 1))),
                svg(points),
                table(points));
    }

    private String svg(List<SentimentPoint> points) {
        Chart chart = new Chart("sentiment", 2 * HALF);
        long largest = points.stream()
                .mapToLong(point -> Math.max(point.negative(), point.positive()))
                .max()
                .orElse(1);
        long step = Ticks.countStep(Math.max(1, largest * 3 / 2));
        long most = Math.max(step, (largest + step - 1) / step * step);
        double zero = Chart.TOP + HALF;
        for (long tick = -most; tick <= most; tick += step) {
            double y = zero - (double) HALF * tick / most;
            chart.line(tick == 0 ? "base" : "grid", 0, y, 100, y);
            chart.beside(y + 4, setting.number(Math.abs(tick)));
        }
        double width = 100.0 / Math.max(6, points.size());
        double gap = width * 0.15;
        for (int i = 0; i < points.size(); i++) {
            SentimentPoint point = points.get(i);
            double up = (double) HALF * point.positive() / most;
            double down = (double) HALF * point.negative() / most;
            if (up > 0) {
                chart.rect(
                        "positive",
                        width * i + gap / 2,
                        width - gap,
                        zero - up,
                        up,
                        Long.toString(point.positive()),
                        null);
            }
            if (down > 0) {
                chart.rect(
                        "negative",
                        width * i + gap / 2,
                        width - gap,
                        zero,
                        down,
                        Long.toString(point.negative()),
                        null);
            }
            chart.field(width * i, width, words(point));
        }
        List<TimeAxis.Tick> ticks = TimeAxis.ticks(
                points.stream()
                        .map(point -> setting.formats().local(point.from()))
                        .toList(),
                7,
                setting.formats());
        for (int i = 0; i < ticks.size(); i++) {
            chart.tick(i, width * ticks.get(i).place(), ticks.get(i).label());
        }
        return chart.svg(
                "chart",
                setting.words().text("sentiment.caption"),
                setting.words().text("figures.below"));
    }

    private String words(SentimentPoint point) {
        return setting.words()
                .say(
                        "sentiment.point",
                        "at",
                        setting.formats().start(point.from(), point.to()),
                        "negative",
                        setting.number(point.negative()),
                        "neutral",
                        setting.number(point.neutral()),
                        "positive",
                        setting.number(point.positive()));
    }

    private String table(List<SentimentPoint> points) {
        DataTable table = new DataTable(
                setting,
                setting.words().text("sentiment.caption"),
                List.of(
                        setting.words().text("flow.from"),
                        setting.words().text("sentiment.positive"),
                        setting.words().text("sentiment.negative"),
                        setting.words().text("sentiment.neutral")));
        for (SentimentPoint point : points) {
            table.row(
                    Html.text(setting.formats().start(point.from(), point.to())),
                    setting.number(point.positive()),
                    setting.number(point.negative()),
                    setting.number(point.neutral()));
        }
        return table.behind();
    }

    private static List<SentimentPoint> together(List<SentimentPoint> points) {
        return Spans.of(points, SentimentPoint::from).stream()
                .map(some -> new SentimentPoint(
                        some.get(0).from(),
                        some.get(some.size() - 1).to(),
                        some.stream().mapToLong(SentimentPoint::negative).sum(),
                        some.stream().mapToLong(SentimentPoint::neutral).sum(),
                        some.stream().mapToLong(SentimentPoint::positive).sum()))
                .toList();
    }

    private static Duration length(SentimentPoint point) {
        return Duration.between(point.from(), point.to());
    }
}
