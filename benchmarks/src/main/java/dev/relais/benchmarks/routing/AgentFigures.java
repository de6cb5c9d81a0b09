package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Row;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Measures who chooses agents and prints a table of Markdown. */
public final class AgentFigures {
    private AgentFigures() {}

    /** Runs all of them over all crews. */
    public static void print(boolean full, PrintStream out) throws RunnerException {
        List<String> crews = Arrays.stream(Crew.values()).map(Crew::name).toList();
        Measured measured = new Measured(AgentBenchmark.class, full).run(Map.of("crew", crews));
        out.println();
        out.println("| chooser | crew | agents | decisions/s a core | CPU µs | p99 µs | B | cost to 10,000 agents |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Row row : measured.rows()) {
            Crew crew = Crew.valueOf(row.params().getOrDefault("crew", ""));
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %,d | %,.0f | %.3f | %s | %,.0f | %s |%n",
                    row.params().get("selector"),
                    crew,
                    crew.size(),
                    1e6 / row.cpu(),
                    row.cpu(),
                    measured.p99(row)
                            .map(p99 -> String.format(Locale.ROOT, "%.2f", p99))
                            .orElse(""),
                    row.allocated(),
                    measured.other(row, "crew", Crew.CENTRE.name())
                            .map(centre -> String.format(Locale.ROOT, "%.2f", row.cpu() / centre.cpu()))
                            .orElse(""));
        }
    }
}
