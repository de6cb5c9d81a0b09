package dev.relais.benchmarks.overload;

import dev.relais.routing.simulation.Figures;
import dev.relais.routing.simulation.Report;
import dev.relais.routing.simulation.Scenario;
import dev.relais.routing.simulation.Simulation;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Prints what each policy makes of a generated week: the share started within its target, and the tail. */
public final class Overload {
    private static final int PER_DAY = 3_000;

    private Overload() {}

    /** A row of the table. Shares from 0 to 1, waits in seconds. */
    record Row(String policy, double share, double shareOver, double p99, double max) {}

    /** The first argument is a seed (default 1), the second contacts a day (default 3,000). */
    public static void main(String[] args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
        int perDay = args.length > 1 ? Integer.parseInt(args[1]) : PER_DAY;
        print(System.out, rows(Week.of(seed, perDay)));
    }

    static List<Row> rows(Week week) {
        Row fifo = row(week, Policy.all(Duration.ZERO).get(0));
        Duration bound = Duration.ofSeconds(Math.round(1.1 * fifo.p99()));
        return Stream.concat(Stream.of(fifo), Policy.all(bound).stream().skip(1).map(policy -> row(week, policy)))
                .toList();
    }

    static Row row(Week week, Policy policy) {
        Scenario scenario = new Scenario(
                1,
                1,
                Duration.ZERO,
                null,
                week.agents(),
                List.of(policy.queue()),
                week.classes(),
                week.trace(),
                policy.sigma());
        Report report = Simulation.run(scenario);
        List<Figures> over = report.classes().stream()
                .filter(figures -> Week.isOverloaded(figures.id()))
                .toList();
        double arrived = over.stream().mapToLong(Figures::arrived).sum();
        double kept = over.stream()
                .mapToDouble(figures -> figures.arrived() * Objects.requireNonNull(figures.withinTarget()))
                .sum();
        return new Row(
                policy.name(),
                Objects.requireNonNull(report.all().withinTarget()),
                kept / arrived,
                Objects.requireNonNull(report.all().waitP99()),
                Objects.requireNonNull(report.all().waitMax()));
    }

    private static void print(PrintStream out, List<Row> rows) {
        double fifo = rows.get(0).p99();
        out.println("| policy | all days | overloaded day | p99 wait | × fifo's | longest |");
        out.println("|---|---|---|---|---|---|");
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.1f %% | %.1f %% | %,.0f s | %.2f | %,.0f s |%n",
                    row.policy(),
                    100 * row.share(),
                    100 * row.shareOver(),
                    row.p99(),
                    row.p99() / fifo,
                    row.max());
        }
    }
}
