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

/** What it costs to find the agent for a conversation and to tell that another one has ended. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-Xbatch"})
@State(Scope.Thread)
public class AgentBenchmark {
    /** Who chooses. */
    @Param
    public Selector selector = Selector.ENGINE;

    /** Among whom. */
    @Param
    public Crew crew = Crew.TEAM;

    private @Nullable Shift shift;

    /** Begins the shift. */
    @Setup(Level.Trial)
    public void start(BenchmarkParams run) {
        shift = selector.shift(crew);
        Warm.up(run, started()::many, Shift.BATCH);
    }

    private Shift started() {
        if (shift == null) {
            throw new IllegalStateException("no shift was begun");
        }
        return shift;
    }

    /** Many conversations; time and bytes are of one. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(Shift.BATCH)
    public long choose() {
        return started().many();
    }

    /** One conversation, for the percentiles. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public int one() {
        return started().one();
    }
}
