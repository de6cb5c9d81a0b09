package dev.relais.report;

import dev.relais.metrics.ServiceLevel;
import dev.relais.report.Report.HeatCell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Kept first responses by weekday and hour: every field tells its share as a number and as a shade. */
final class HeatChart {
    private static final int ROW = 30;
    private static final List<BigDecimal> FROM =
            List.of(new BigDecimal(95), new BigDecimal(85), new BigDecimal(70), new BigDecimal(50), BigDecimal.ZERO);
    /** A title does not blame an hour in which hardly anything was promised. */
    private static final int ENOUGH = 5;

    private final Setting setting;
    private final List<HeatCell> cells;

    HeatChart(Setting setting) {
        this.setting = setting;
        this.cells = setting.report().heat().stream()
                .filter(cell -> cell.level().all() > 0)
                .sorted(Comparator.comparing(HeatCell::day).thenComparing(HeatCell::hour))
                .toList();
    }

    String figure() {
        if (cells.isEmpty()) {
            return Panel.empty("heat", setting.words().text("heat.empty"));
        }
        StringBuilder key = new StringBuilder();
        for (int shade = 1; shade <= FROM.size(); shade++) {
            key.append(Panel.key("heat" + shade, shadeName(shade)));
        }
        return Panel.figure("heat", true, title(), key.toString(), svg(), table());
    }

    private String shadeName(int shade) {
        String from = setting.formats().decimal(FROM.get(shade - 1));
        return shade == 1
                ? setting.words().say("heat.from", "from", from)
                : setting.words()
                        .say(
                                "percent.between",
                                "from",
                                from,
                                "to",
                                setting.formats().decimal(FROM.get(shade - 2)));
    }

    private String title() {
        Optional<HeatCell> worst =
                cells.stream().filter(cell -> cell.level().all() >= ENOUGH).min(Comparator.comparing(HeatChart::lower));
        return worst.map(cell -> setting.words()
                        .say(
                                "heat.title",
                                "day",
                                setting.formats().weekday(cell.day()),
                                "hour",
                                setting.formats().hour(cell.hour()),
                                "level",
                                setting.formats().percent(lower(cell))))
                .orElse(setting.words().text("heat.caption"));
    }

    private String svg() {
        Chart chart = new Chart("heat", 7 * ROW);
        int first = cells.stream().mapToInt(HeatCell::hour).min().orElse(0);
        int hours = cells.stream().mapToInt(HeatCell::hour).max().orElse(23) + 1 - first;
        double width = 100.0 / hours;
        for (DayOfWeek day : DayOfWeek.values()) {
            chart.beside(middle(day), setting.formats().shortWeekday(day));
            for (int hour = 0; hour < hours; hour++) {
                if (!cellAt(day, first + hour)) {
                    chart.text("hole", width * (hour + 0.5), middle(day), "·");
                }
            }
        }
        for (HeatCell cell : cells) {
            int shade = shade(lower(cell));
            chart.rect(
                    "heat" + shade,
                    width * (cell.hour() - first) + 0.08,
                    width - 0.16,
                    Chart.TOP + ROW * (cell.day().getValue() - 1) + 1,
                    ROW - 2,
                    lower(cell).toPlainString(),
                    words(cell));
            chart.text(
                    "in on" + shade,
                    width * (cell.hour() - first + 0.5),
                    middle(cell.day()),
                    setting.formats().decimal(lower(cell).setScale(0, RoundingMode.DOWN)));
        }
        for (int hour = 0; hour < hours; hour += hours > 12 ? 2 : 1) {
            chart.text(
                    "x",
                    width * (hour + 0.5),
                    chart.bottom() + 18.0,
                    setting.formats().hour(first + hour));
        }
        return """
                <div class="scroll" role="region" aria-label="%s" tabindex="0">
                %s</div>
                """.formatted(
                        setting.html("heat.caption"),
                        chart.svg(
                                "chart " + (hours > 16 ? "heat day" : hours > 8 ? "heat" : "heat few"),
                                setting.words().text("heat.caption"),
                                setting.words().text("figures.below")));
    }

    private boolean cellAt(DayOfWeek day, int hour) {
        return cells.stream().anyMatch(cell -> cell.day() == day && cell.hour() == hour);
    }

    private static double middle(DayOfWeek day) {
        return Chart.TOP + ROW * (day.getValue() - 0.5) + 4;
    }

    private static BigDecimal lower(HeatCell cell) {
        return cell.level().lowerPercent().orElse(BigDecimal.ZERO);
    }

    private static int shade(BigDecimal percent) {
        int shade = 1;
        while (percent.compareTo(FROM.get(shade - 1)) < 0) {
            shade++;
        }
        return shade;
    }

    private String words(HeatCell cell) {
        ServiceLevel level = cell.level();
        return setting.words()
                .say(
                        "heat.point",
                        "day",
                        setting.formats().weekday(cell.day()),
                        "hour",
                        setting.formats().hour(cell.hour()),
                        "level",
                        setting.formats().level(level),
                        "kept",
                        setting.number(level.kept()),
                        "all",
                        setting.number(level.all()));
    }

    private String table() {
        DataTable table = new DataTable(
                setting,
                setting.words().text("heat.caption"),
                List.of(
                        setting.words().text("heat.hour"),
                        setting.words().text("kept"),
                        setting.words().text("broken"),
                        setting.words().text("undecided"),
                        setting.words().text("withdrawn"),
                        setting.words().text("level")));
        DayOfWeek day = null;
        for (HeatCell cell : cells) {
            if (cell.day() != day) {
                day = cell.day();
                table.group(setting.formats().weekday(day), 6);
            }
            ServiceLevel level = cell.level();
            table.row(
                    Html.text(setting.formats().hour(cell.hour())),
                    setting.number(level.kept()),
                    setting.number(level.broken()),
                    setting.number(level.undecided()),
                    setting.number(level.withdrawn()),
                    setting.formats().level(level));
        }
        return table.behind();
    }
}
