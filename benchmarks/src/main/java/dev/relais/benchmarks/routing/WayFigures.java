package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Row;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the whole way of a message and prints a table of Markdown. */
public final class WayFigures {
    private WayFigures() {}

    /** Runs the way up to every stage: what a stage costs is the difference to the one before. */
    public static void print(boolean full, PrintStream out) throws RunnerException {
        Measured measured = new Measured(WayBenchmark.class, full).run(Map.of());
        out.println();
        out.println("| up to | messages/s a core | CPU µs | … of this stage | p99 µs | B | … of this stage |");
        out.println("|---|---|---|---|---|---|---|");
        double cpu = 0;
        double bytes = 0;
        for (Row row : measured.rows()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %.2f | %.2f | %s | %,.0f | %,.0f |%n",
                    row.params().get("stage"),
                    1e6 / row.cpu(),
                    row.cpu(),
                    row.cpu() - cpu,
                    measured.p99(row)
                            .map(p99 -> String.format(Locale.ROOT, "%.1f", p99))
                            .orElse(""),
                    row.allocated(),
                    row.allocated() - bytes);
            cpu = row.cpu();
            bytes = row.allocated();
        }
    }
}
