package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Row;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the engines that match rules and prints a table of Markdown. */
public final class RuleFigures {
    private static final String ENGINE = "matcher";
    private static final String RULES = "rules";

    private final Measured measured;

    private RuleFigures(Measured measured) {
        this.measured = measured;
    }

    /** Runs all engines; over ten thousand rules those that are built within a minute. */
    public static void print(boolean full, PrintStream out) throws RunnerException {
        List<String> all = Arrays.stream(Engine.values()).map(Engine::name).toList();
        List<String> many = Arrays.stream(Engine.values())
                .filter(engine -> !engine.slowToBuild())
                .map(Engine::name)
                .toList();
        Measured measured = new Measured(RulesBenchmark.class, full)
                .run(Map.of(ENGINE, all, RULES, List.of("10", "100"), "messages", List.of("64")))
                .run(Map.of(ENGINE, all, RULES, List.of("1000"), "messages", List.of("64", "4096")))
                .run(Map.of(ENGINE, many, RULES, List.of("10000"), "messages", List.of("64", "4096")));
        new RuleFigures(measured).print(out);
    }

    private void print(PrintStream out) {
        out.println();
        out.println("| engine | rules | messages | op/s a core | CPU µs/op | p99 µs | B/op | × better Drools |"
                + " cost to 100 rules | cost to 1,000 |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        measured.rows().stream()
                .sorted(Comparator.comparing((Row row) -> number(row, RULES))
                        .thenComparing(row -> number(row, "messages")))
                .forEach(row -> print(row, out));
    }

    private static int number(Row row, String param) {
        return Integer.parseInt(row.params().getOrDefault(param, "0"));
    }

    private void print(Row row, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %,.0f | %.3f | %s | %,.0f | %s | %s | %s |%n",
                row.params().get(ENGINE),
                number(row, RULES),
                number(row, "messages"),
                1e6 / row.cpu(),
                row.cpu(),
                measured.p99(row)
                        .map(p99 -> String.format(Locale.ROOT, "%.2f", p99))
                        .orElse(""),
                row.allocated(),
                shown(drools(row).map(drools -> drools / row.cpu())),
                shown(smaller(row, 100)),
                shown(smaller(row, 1_000)));
    }

    private static String shown(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value))
                .orElse("");
    }

    private Optional<Double> drools(Row row) {
        return Stream.of(Engine.DROOLS_SESSION, Engine.DROOLS_STATELESS)
                .flatMap(engine -> measured.other(row, ENGINE, engine.name()).stream())
                .map(Row::cpu)
                .min(Comparator.naturalOrder());
    }

    private Optional<Double> smaller(Row row, int rules) {
        return number(row, RULES) <= rules
                ? Optional.empty()
                : measured.other(row, RULES, Integer.toString(rules)).map(other -> row.cpu() / other.cpu());
    }
}
