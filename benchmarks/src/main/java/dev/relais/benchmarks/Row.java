package dev.relais.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * A benchmark under certain parameters, and what one operation of it took: medians.
 *
 * @param benchmark its class and method
 * @param params as they were set
 * @param wall by the clock, in the unit of the benchmark
 * @param cpu microseconds on the processor
 * @param allocated bytes
 */
public record Row(String benchmark, Map<String, String> params, double wall, double cpu, double allocated) {
    /** What JMH measured with {@link Consumed}. */
    public static Row of(RunResult result) {
        BenchmarkParams benchmark = result.getParams();
        Map<String, String> params = new TreeMap<>();
        benchmark.getParamsKeys().forEach(key -> params.put(key, benchmark.getParam(key)));
        return new Row(
                name(result),
                params,
                result.getPrimaryResult().getStatistics().getPercentile(50),
                median(result, Consumed.CPU),
                median(result, Consumed.ALLOCATED));
    }

    /** Class and method. */
    public static String name(RunResult result) {
        String name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    }

    private static double median(RunResult result, String label) {
        Result<?> told = result.getSecondaryResults().get(label);
        if (told == null) {
            throw new IllegalArgumentException("nothing was told of " + label + ": was the profiler on?");
        }
        return told.getStatistics().getPercentile(50);
    }

    String name() {
        return benchmark + params.values();
    }

    boolean is(String other, String param, String value) {
        return benchmark.equals(other) && value.equals(params.get(param));
    }
}
