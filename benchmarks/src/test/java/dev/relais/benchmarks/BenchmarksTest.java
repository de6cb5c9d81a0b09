package dev.relais.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.benchmarks.report.ReportBenchmark;
import dev.relais.benchmarks.routing.AgentBenchmark;
import dev.relais.benchmarks.routing.RulesBenchmark;
import dev.relais.benchmarks.routing.WayBenchmark;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
    private static final List<Class<?>> BENCHMARKS = List.of(
            InboundBenchmark.class,
            XInboundBenchmark.class,
            GrowthBenchmark.class,
            FoldingBenchmark.class,
            SlaBenchmark.class,
            CalendarBenchmark.class,
            ReportBenchmark.class,
            RulesBenchmark.class,
            AgentBenchmark.class,
            WayBenchmark.class);

    @Test
    void every_benchmark_runs_and_says_what_it_consumed() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("\\.\\w+Benchmark\\.")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .param("open", "100")
                        .param("events", "1000")
                        .param("length", "12", "200")
                        .param("engine", "false", "true")
                        .param("rules", "100")
                        .param("messages", "64")
                        .param("crew", "TEAM")
                        .param("stage", "ASSIGNED")
                        .addProfiler(Consumed.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        List<Row> rows = results.stream().map(Row::of).toList();
        assertThat(rows.stream().map(Row::benchmark).collect(Collectors.toSet()))
                .isEqualTo(methods());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.wall()).isPositive();
            // Single operations are measured for their percentiles alone.
            if (!row.benchmark().endsWith(".one")) {
                assertThat(row.cpu()).isPositive();
            }
        });
    }

    private static Set<String> methods() {
        Stream<Method> all = BENCHMARKS.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Benchmark.class));
        return all.map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
