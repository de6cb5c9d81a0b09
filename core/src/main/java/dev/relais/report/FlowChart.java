package dev.relais.report;

import dev.relais.report.Report.FlowPoint;
import dev.relais.report.Report.HourPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What came and what went: over time, and over the hours of the day. Columns came, a line with dots went. */
final class FlowChart {
    private static final int DOTS = 62;

    private record Pair(long received, long replies, String words) {}

    private final Setting setting;

    FlowChart(Setting setting) {
        this.setting = setting;
    }

    String overTime() {
        List<FlowPoint> points = together(setting.report().flow());
        if (points.stream().allMatch(point -> point.received() + point.replies() == 0)) {
            return Panel.empty("flow", setting.words().text("flow.empty"));
        }
        Chart chart = new Chart("flow", 220);
        DataTable table = new DataTable(setting, setting.words().text("flow.caption"), columns("flow.from", true));
        List<Pair> pairs = new ArrayList<>();
        for (FlowPoint point : points) {
            String start = setting.formats().start(point.from(), point.to());
            pairs.add(pair(start, point.received(), point.replies()));
            table.row(
                    Html.text(start),
                    setting.number(point.received()),
                    setting.number(point.replies()),
                    setting.number(point.resolved()));
        }
        draw(chart, pairs);
        List<TimeAxis.Tick> ticks = TimeAxis.ticks(
                points.stream()
                        .map(point -> setting.formats().local(point.from()))
                        .toList(),
                13,
                setting.formats());
        for (int i = 0; i < ticks.size(); i++) {
            chart.tick(
                    i, width(points.size()) * ticks.get(i).place(), ticks.get(i).label());
        }
        return Panel.figure(
                "flow",
                true,
                title(points),
                key()
                        + Spans.note(
                                setting,
                                points.size() < setting.report().flow().size(),
                                length(points.get(0)),
                                length(points.get(points.size() - 1))),
                chart.svg(
                        "chart",
                        setting.words().text("flow.caption"),
                        setting.words().text("figures.below")),
                table.behind());
    }

    String overTheDay() {
        List<HourPoint> hours = setting.report().hours();
        if (hours.stream().allMatch(hour -> hour.received() + hour.replies() == 0)) {
            return Panel.empty("hours", setting.words().text("hours.empty"));
        }
        Chart chart = new Chart("hours", 200);
        DataTable table = new DataTable(setting, setting.words().text("hours.caption"), columns("hours.hour", false));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            HourPoint hour = hours.get(i);
            String name = setting.formats().hour(hour.hour());
            pairs.add(pair(name, hour.received(), hour.replies()));
            table.row(Html.text(name), setting.number(hour.received()), setting.number(hour.replies()));
        }
        draw(chart, pairs);
        for (int i = 0; i < hours.size(); i += 3) {
            chart.tick(
                    i / 3,
                    width(hours.size()) * i,
                    setting.formats().hour(hours.get(i).hour()));
        }
        HourPoint busiest = hours.stream()
                .max(Comparator.comparingLong(HourPoint::received)
                        .thenComparing(Comparator.comparingInt(HourPoint::hour).reversed()))
                .orElseThrow();
        String title = busiest.received() == 0
                ? setting.words().text("hours.caption")
                : setting.words()
                        .say(
                                "hours.title",
                                "from",
                                setting.formats().hour(busiest.hour()),
                                "to",
                                setting.formats().hour((busiest.hour() + 1) % 24));
        return Panel.figure(
                "hours",
                false,
                title,
                key(),
                chart.svg(
                        "chart",
                        setting.words().text("hours.caption"),
                        setting.words().text("figures.below")),
                table.behind());
    }

    /** Few columns do not become walls. */
    private static double width(int columns) {
        return 100.0 / Math.max(6, columns);
    }

    private Pair pair(String name, long received, long replies) {
        return new Pair(
                received,
                replies,
                setting.words()
                        .say("flow.point", "at", name, "received", count(received), "replies", replies(replies)));
    }

    private void draw(Chart chart, List<Pair> pairs) {
        chart.counts(
                pairs.stream()
                        .mapToLong(pair -> Math.max(pair.received(), pair.replies()))
                        .max()
                        .orElse(0),
                setting.formats());
        double width = width(pairs.size());
        double gap = pairs.size() > DOTS ? width * 0.12 : width * 0.2;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            chart.column("received", width * i + gap / 2, width - gap, 0, pair.received(), null);
            line.append(line.length() == 0 ? "" : " ")
                    .append(Svg.at(10 * width * (i + 0.5)))
                    .append(',')
                    .append(Svg.at(chart.y(pair.replies())));
        }
        chart.shapes("<polyline class=\"under\" points=\"%s\"/>\n<polyline class=\"replies\" points=\"%s\"/>\n"
                .formatted(line, line));
        for (int i = 0; i < pairs.size() && pairs.size() <= DOTS; i++) {
            chart.dot("replies", width * (i + 0.5), pairs.get(i).replies());
        }
        for (int i = 0; i < pairs.size(); i++) {
            chart.field(width * i, width, pairs.get(i).words());
        }
    }

    private String title(List<FlowPoint> points) {
        long received = points.stream().mapToLong(FlowPoint::received).sum();
        long replies = points.stream().mapToLong(FlowPoint::replies).sum();
        FlowPoint peak = points.stream()
                .max(Comparator.comparingLong(FlowPoint::received)
                        .thenComparing(Comparator.comparing(FlowPoint::from).reversed()))
                .orElseThrow();
        String counts = setting.words().say("flow.title", "received", count(received), "replies", replies(replies));
        if (points.size() < 2 || peak.received() == 0) {
            return counts;
        }
        Duration span = length(peak);
        boolean isDay = span.plusHours(1).toDays() == 1 && span.toHours() < 26;
        return counts
                + setting.words()
                        .say(
                                isDay ? "flow.peak.day" : "flow.peak",
                                "n",
                                setting.number(peak.received()),
                                "at",
                                setting.formats().start(peak.from(), peak.to()),
                                "span",
                                setting.formats().duration(span));
    }

    private List<String> columns(String first, boolean resolved) {
        List<String> columns = new ArrayList<>(List.of(
                setting.words().text(first),
                setting.words().text("flow.received"),
                setting.words().text("flow.replies")));
        if (resolved) {
            columns.add(setting.words().text("flow.resolved"));
        }
        return columns;
    }

    private String key() {
        return Panel.key("received", setting.words().text("flow.received"))
                + Panel.key("line replies", setting.words().text("flow.replies"));
    }

    private String count(long received) {
        return setting.count("messages", received);
    }

    private String replies(long replies) {
        return setting.count("replies", replies);
    }

    private static List<FlowPoint> together(List<FlowPoint> points) {
        return Spans.of(points, FlowPoint::from).stream()
                .map(some -> new FlowPoint(
                        some.get(0).from(),
                        some.get(some.size() - 1).to(),
                        some.stream().mapToLong(FlowPoint::received).sum(),
                        some.stream().mapToLong(FlowPoint::replies).sum(),
                        some.stream().mapToLong(FlowPoint::resolved).sum()))
                .toList();
    }

    private static Duration length(FlowPoint point) {
        return Duration.between(point.from(), point.to());
    }
}
