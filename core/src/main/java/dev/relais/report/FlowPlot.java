package dev.relais.report;

import dev.relais.report.Buckets.Span;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What came and what went out, over time. */
final class FlowPlot {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL_SECOND =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);
    private static final int LABELS = 6;

    private final RowReport report;
    private final Buckets buckets;

    FlowPlot(RowReport report) {
        this.report = report;
        this.buckets = Buckets.of(report);
    }

    String figure() {
        if (buckets.spans().isEmpty()) {
            return Figures.empty("flow", "Nothing came in and nothing went out");
        }
        String legend = Figures.key("arrived", "messages that came") + Figures.key("answered", "replies that went out");
        return Figures.figure("flow", title(), legend, svg(), data());
    }

    private String title() {
        int came = report.arrivals().size();
        int went = report.answers().size();
        String counts = Words.count(came, "message", "messages") + " came in, " + Words.count(went, "reply", "replies")
                + " went out";
        if (came == 0 || buckets.spans().size() < 2) {
            return counts;
        }
        Span busiest = buckets.busiest();
        String day = DAY.format(busiest.from());
        String time = (hasSeconds() ? SECOND : MINUTE).format(busiest.from());
        return counts + "; the peak was " + Words.number(busiest.arrivals()) + " in " + Words.rough(buckets.step())
                + ", from " + (buckets.step().toDays() > 0 ? day : time + " on " + day);
    }

    private String svg() {
        List<Span> spans = buckets.spans();
        Plot plot = new Plot("flow", buckets.most(), "per " + Words.rough(buckets.step()));
        double width = (Plot.RIGHT - Plot.LEFT) / Math.max(4, spans.size());
        double bar = Math.min(0.4 * width, 22);
        Duration labels = Ticks.step(buckets.step().multipliedBy(spans.size()), LABELS, this::holdsSteps);
        int label = 0;
        for (int i = 0; i < spans.size(); i++) {
            double left = Plot.LEFT + i * width;
            double middle = left + width / 2;
            Span span = spans.get(i);
            plot.column("arrived", middle - bar, middle, 0, span.arrivals());
            plot.column("answered", middle, middle + bar, 0, span.answers());
            if (buckets.isMultiple(span.from(), labels)) {
                plot.tick(label++, left, label(span.from()));
            }
        }
        plot.horizontalAxis(axis());
        return plot.svg(
                "Messages and replies over time",
                "Columns for every " + Words.rough(buckets.step()) + "; the figures stand in the table below.");
    }

    private boolean holdsSteps(Duration labels) {
        return Ticks.divides(buckets.step(), labels);
    }

    private String label(LocalDateTime at) {
        if (at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return DAY.format(at);
        }
        return (hasSeconds() ? SECOND : MINUTE).format(at);
    }

    private String axis() {
        String from = DAY.format(buckets.spans().get(0).from());
        String to = DAY.format(buckets.spans().get(buckets.spans().size() - 1).from());
        String days = from.equals(to) ? from : from + " – " + to;
        return days + ", " + buckets.zone().getId();
    }

    private boolean hasSeconds() {
        return buckets.step().toSeconds() % 60 != 0;
    }

    private DateTimeFormatter full() {
        return hasSeconds() ? FULL_SECOND : FULL;
    }

    private String data() {
        StringBuilder rows = new StringBuilder();
        for (Span span : buckets.spans()) {
            rows.append("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            full().format(span.from()), Words.number(span.arrivals()), Words.number(span.answers())));
        }
        return Figures.data(
                "Messages and replies for every " + Words.rough(buckets.step()), "from", "came in", "went out", rows);
    }
}
