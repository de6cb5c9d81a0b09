package dev.relais.benchmarks.routing;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** What a message costs on its whole way, from the network's bytes to the agent, and up to each step of it. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-Xbatch"})
@State(Scope.Thread)
public class WayBenchmark {
    /** How far. */
    @Param
    public Stage stage = Stage.ASSIGNED;

    /** How many rules there are. */
    @Param("1000")
    public int rules;

    private @Nullable Way way;

    /** Makes bodies, rules and agents. */
    @Setup(Level.Trial)
    public void start(BenchmarkParams run) {
        way = new Way(rules, stage);
        Warm.up(run, started()::many, Way.BATCH);
    }

    private Way started() {
        if (way == null) {
            throw new IllegalStateException("nothing was started");
        }
        return way;
    }

    /** Many messages; time and bytes are of one. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(Way.BATCH)
    public long way() {
        return started().many();
    }

    /** One message, for the percentiles. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public int one() {
        return started().one();
    }
}
