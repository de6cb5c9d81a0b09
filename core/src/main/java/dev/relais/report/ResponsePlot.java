package dev.relais.report;

import dev.relais.report.Responses.Bin;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long first responses took, and the target. */
final class ResponsePlot {
    private static final int LABELS = 6;

    private final RowReport report;
    private final Responses responses;

    ResponsePlot(RowReport report) {
        this.report = report;
        this.responses = Responses.of(report.rows(), report.target());
    }

    String figure() {
        if (responses.sorted().isEmpty()) {
            return Figures.empty("responses", "No first response yet");
        }
        boolean unpromised =
                report.rows().stream().anyMatch(row -> row.firstResponse() != null && row.verdict() == null);
        String legend = Figures.key("in-time", unpromised ? "in time or not promised" : "in time")
                + Figures.key("late", "later than promised");
        return Figures.figure("responses", title(), legend, svg(), data());
    }

    private String title() {
        int answered = responses.sorted().size();
        int silent = report.rows().size() - answered;
        String rest = silent == 0 ? "" : "; " + Words.number(silent) + " not answered";
        return "Of " + Words.count(answered, "first response", "first responses") + ", half took at most "
                + Words.rounded(responses.quantile(50)) + ", nine in ten at most "
                + Words.rounded(responses.quantile(90))
                + rest;
    }

    private String svg() {
        List<Bin> bins = responses.bins();
        int most =
                bins.stream().mapToInt(bin -> bin.late() + bin.others()).max().orElse(0);
        Plot plot = new Plot("responses", most, "first responses");
        double width = (Plot.RIGHT - Plot.LEFT) / Math.max(4, bins.size());
        double gap = Math.min(3, width / 8);
        Duration labels = Ticks.step(
                responses.step().multipliedBy(bins.size()), LABELS, size -> Ticks.divides(responses.step(), size));
        Unit unit = Unit.of(labels);
        int label = 0;
        for (int i = 0; i < bins.size(); i++) {
            Bin bin = bins.get(i);
            double left = Plot.LEFT + i * width;
            plot.column("in-time", left + gap, left + width - gap, 0, bin.others());
            plot.column("late", left + gap, left + width - gap, bin.others(), bin.late());
            if (Ticks.divides(labels, bin.over())) {
                plot.tick(label++, left, unit.count(bin.over()));
            }
        }
        Bin last = bins.get(bins.size() - 1);
        if (last.upTo() == null) {
            plot.text("longer", Plot.RIGHT, Plot.BOTTOM + 22, "longer");
        } else if (Ticks.divides(labels, last.upTo())) {
            plot.tick(label, Plot.LEFT + bins.size() * width, unit.count(last.upTo()));
        }
        target(plot, width);
        plot.horizontalAxis("time to the first response, " + unit.title());
        return plot.svg(
                "How long first responses took",
                "Columns for every " + Words.rough(responses.step()) + "; the figures stand in the table below.");
    }

    private void target(Plot plot, double width) {
        Duration target = report.target();
        if (target != null) {
            double x = Plot.LEFT + width * target.toMillis() / responses.step().toMillis();
            plot.line("target", x, Plot.TOP - 20, x, Plot.BOTTOM);
            boolean right = x < (Plot.LEFT + Plot.RIGHT) / 2;
            plot.text(
                    right ? "target start" : "target end",
                    right ? x + 6 : x - 6,
                    Plot.TOP - 10,
                    "target " + Words.rough(target));
        }
    }

    private String data() {
        StringBuilder rows = new StringBuilder();
        for (Bin bin : responses.bins()) {
            rows.append("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>\n"
                    .formatted(span(bin.over(), bin.upTo()), Words.number(bin.others()), Words.number(bin.late())));
        }
        return Figures.data("First responses by how long they took", "took", "in time", "late", rows);
    }

    private static String span(Duration over, @Nullable Duration upTo) {
        return upTo == null ? "over " + Words.rough(over) : Words.rough(over) + " – " + Words.rough(upTo);
    }

    /** In what an axis counts. */
    private enum Unit {
        SECONDS("seconds", Duration.ofSeconds(1)),
        MINUTES("minutes", Duration.ofMinutes(1)),
        HOURS("hours", Duration.ofHours(1)),
        DAYS("days", Duration.ofDays(1));

        private final String title;
        private final Duration one;

        Unit(String title, Duration one) {
            this.title = title;
            this.one = one;
        }

        /** The largest in which every label is a whole number. */
        static Unit of(Duration labels) {
            Unit largest = SECONDS;
            for (Unit unit : values()) {
                largest = Ticks.divides(unit.one, labels) ? unit : largest;
            }
            return largest;
        }

        String title() {
            return title;
        }

        String count(Duration duration) {
            return Words.number(duration.dividedBy(one));
        }
    }
}
