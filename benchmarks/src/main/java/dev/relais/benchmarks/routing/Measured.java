package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Consumed;
import dev.relais.benchmarks.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What was measured of one benchmark's methods, one by one, each under several parameters. */
final class Measured {
    private final Class<?> benchmark;
    private final boolean full;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Map<String, String>, Double> percentiles = new LinkedHashMap<>();

    Measured(Class<?> benchmark, boolean full) {
        this.benchmark = benchmark;
        this.full = full;
    }

    /** Runs it under all combinations of the parameters that are given and the defaults of all others. */
    Measured run(Map<String, List<String>> params) throws RunnerException {
        Collection<RunResult> results = runner(params, full).run();
        for (RunResult result : results) {
            Row row = Row.of(result);
            if (row.benchmark().endsWith(".one")) {
                percentiles.put(
                        row.params(), result.getPrimaryResult().getStatistics().getPercentile(99));
            } else {
                rows.add(row);
            }
        }
        return this;
    }

    private Runner runner(Map<String, List<String>> params, boolean full) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark.getSimpleName() + "\\.")
                .addProfiler(Consumed.class)
                .shouldFailOnError(true);
        if (full) {
            options.forks(3);
        } else {
            options.warmupTime(TimeValue.milliseconds(500)).measurementTime(TimeValue.milliseconds(500));
        }
        params.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        return new Runner(options.build());
    }

    List<Row> rows() {
        return rows;
    }

    /** Under the same parameters, but for one. */
    Optional<Row> other(Row row, String param, String value) {
        Map<String, String> wanted = new LinkedHashMap<>(row.params());
        wanted.put(param, value);
        return rows.stream()
                .filter(other ->
                        other.params().equals(wanted) && other.benchmark().equals(row.benchmark()))
                .findFirst();
    }

    /** The 99th percentile of single operations, in the benchmark's unit. */
    Optional<Double> p99(Row row) {
        return Optional.ofNullable(percentiles.get(row.params()));
    }
}
