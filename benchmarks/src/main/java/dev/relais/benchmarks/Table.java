package dev.relais.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** The figures of one run as a table of Markdown, each with its ratio to the yardstick of the same run. */
final class Table {
    private final List<Row> rows = new ArrayList<>();

    void add(Collection<RunResult> results) {
        results.forEach(result -> rows.add(Row.of(result)));
    }

    /** The yardstick: for inbound, to parse the same network's body; for X, a plain tree or the bare HMAC of the same bytes; for growth, the same at the smallest size. */
    private Optional<Row> yardstick(Row row) {
        if (row.benchmark().startsWith("InboundBenchmark.")) {
            String network = row.params().getOrDefault("network", "");
            return rows.stream()
                    .filter(other -> other.is("InboundBenchmark.parse", "network", network))
                    .findFirst();
        }
        if (row.benchmark().startsWith("XInboundBenchmark.")) {
            String yardstick = row.params().containsKey("body") ? "XInboundBenchmark.tree" : "XInboundBenchmark.hmac";
            return rows.stream()
                    .filter(other -> other.benchmark().equals(yardstick)
                            && other.params().equals(row.params()))
                    .findFirst();
        }
        return rows.stream()
                .filter(other -> row.benchmark().startsWith("GrowthBenchmark."))
                .filter(other -> other.is(row.benchmark(), "open", "1000"))
                .findFirst();
    }

    void print(PrintStream out) {
        out.println();
        out.println("| benchmark | CPU µs/op | ratio | M op/s a core | wall µs/op | ratio | B/op |");
        out.println("|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            Optional<Row> yardstick = yardstick(row);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %s | %.3f | %.3f | %s | %.0f |%n",
                    row.name(),
                    row.cpu(),
                    ratio(row, yardstick, Row::cpu),
                    1 / row.cpu(),
                    row.wall(),
                    ratio(row, yardstick, Row::wall),
                    row.allocated());
        }
    }

    private static String ratio(Row row, Optional<Row> yardstick, ToDoubleFunction<Row> of) {
        return yardstick
                .map(other -> String.format(Locale.ROOT, "%.2f", of.applyAsDouble(row) / of.applyAsDouble(other)))
                .orElse("");
    }
}
