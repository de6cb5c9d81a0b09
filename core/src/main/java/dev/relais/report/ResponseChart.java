package dev.relais.report;

import dev.relais.report.Report.Distribution;
import dev.relais.report.Report.DurationClass;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long first responses took: a column for each class, the line of the target, and who waits still. */
final class ResponseChart {
    private static final int LABELS = 12;
    private static final Pattern ONE_UNIT = Pattern.compile("([0-9]+)([^0-9]+)");

    private final Setting setting;
    private final Distribution responses;

    ResponseChart(Setting setting) {
        this.setting = setting;
        this.responses = setting.report().responses();
    }

    String figure() {
        long answered =
                responses.classes().stream().mapToLong(DurationClass::count).sum();
        if (answered + responses.unanswered() == 0) {
            return Panel.empty("responses", setting.words().text("responses.empty"));
        }
        String late = responses.promised() == null
                ? ""
                : Panel.key("late", setting.words().text("responses.late"));
        return Panel.figure(
                "responses",
                false,
                title(answered),
                Panel.key("intime", setting.words().text(late.isEmpty() ? "responses.all" : "responses.intime"))
                        + late
                        + Panel.key("waits", setting.words().text("responses.waits")),
                svg(),
                table());
    }

    private String title(long answered) {
        return setting.report()
                .metric("first-response")
                .flatMap(metric -> metric.all().timed())
                .filter(durations -> answered > 0)
                .map(durations -> setting.words()
                        .say(
                                "responses.title",
                                "half",
                                setting.formats().duration(durations.median()),
                                "most",
                                setting.formats().duration(durations.p90())))
                .orElse(setting.words().text("responses.caption"));
    }

    private String svg() {
        List<DurationClass> classes = responses.classes();
        Chart chart = new Chart("responses", 200);
        long most = classes.stream().mapToLong(DurationClass::count).max().orElse(0);
        chart.counts(Math.max(most, responses.unanswered()), setting.formats());
        double width = 100.0 / Math.max(6, classes.size() + 1.4);
        double gap = width * 0.14;
        for (int i = 0; i < classes.size(); i++) {
            DurationClass some = classes.get(i);
            chart.column(
                    style(some), width * i + gap / 2, width - gap, 0, some.count(), words(name(some), some.count()));
        }
        labels(chart, width);
        chart.column(
                "waits",
                100 - width + gap / 2,
                width - gap,
                0,
                responses.unanswered(),
                words(setting.words().text("responses.waits"), responses.unanswered()));
        target(chart, width);
        return chart.svg(
                "chart",
                setting.words().text("responses.caption"),
                setting.words().text("figures.below"));
    }

    /** Where classes end, as many as there is room for; without its unit where the label before has the same one. */
    private void labels(Chart chart, double width) {
        int each = (responses.classes().size() + LABELS - 1) / LABELS;
        String before = "";
        for (int i = each; i < responses.classes().size(); i += each) {
            String label = setting.formats().duration(responses.classes().get(i).above());
            Matcher parts = ONE_UNIT.matcher(label);
            String unit = parts.matches() ? parts.group(2) : "";
            boolean same = !unit.isEmpty() && unit.equals(before);
            chart.tick(same ? i / each - 1 : 0, width * i, same ? parts.group(1) : label);
            before = unit;
        }
    }

    private void target(Chart chart, double width) {
        Duration promised = responses.promised();
        if (promised == null) {
            return;
        }
        double x = 0;
        for (DurationClass some : responses.classes()) {
            Duration upTo = some.upTo();
            if (upTo == null || upTo.compareTo(promised) > 0) {
                x += width * part(some, promised);
                break;
            }
            x += width;
        }
        chart.line("target", x, 0, x, chart.bottom());
        boolean left = x > 55;
        chart.text(
                left ? "target end" : "target",
                left ? x - 1 : x + 1,
                9,
                setting.words()
                        .say("responses.target", "target", setting.formats().duration(promised)));
    }

    /** How far into a class a duration lies. */
    private static double part(DurationClass some, Duration at) {
        Duration upTo = some.upTo();
        double into = at.minus(some.above()).toMillis();
        return upTo == null || into <= 0
                ? (into <= 0 ? 0 : 0.5)
                : into / upTo.minus(some.above()).toMillis();
    }

    /** A class that holds the target is on neither side of it. */
    private String style(DurationClass some) {
        Duration promised = responses.promised();
        @Nullable Duration upTo = some.upTo();
        if (promised == null || (upTo != null && upTo.compareTo(promised) <= 0)) {
            return "intime";
        }
        return some.above().compareTo(promised) >= 0 ? "late" : "received";
    }

    private String words(String name, long count) {
        return setting.words().say("point", "at", name, "n", setting.number(count));
    }

    private String name(DurationClass some) {
        Duration upTo = some.upTo();
        return upTo == null
                ? setting.words()
                        .say("responses.over", "from", setting.formats().duration(some.above()))
                : setting.words()
                        .say(
                                "responses.between",
                                "from",
                                setting.formats().duration(some.above()),
                                "to",
                                setting.formats().duration(upTo));
    }

    private String table() {
        DataTable table = new DataTable(
                setting,
                setting.words().text("responses.caption"),
                List.of(setting.words().text("responses.took"), setting.words().text("responses.all")));
        for (DurationClass some : responses.classes()) {
            table.row(Html.text(name(some)), setting.number(some.count()));
        }
        return table.row(setting.html("responses.waits"), setting.number(responses.unanswered()))
                .behind();
    }
}
