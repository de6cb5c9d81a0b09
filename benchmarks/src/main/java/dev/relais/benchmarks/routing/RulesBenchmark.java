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

/** What it costs to find the first rule that holds for a message. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx6g", "-Xbatch"})
@State(Scope.Thread)
public class RulesBenchmark {
    /** Who matches. */
    @Param
    public Engine matcher = Engine.LAMBDAS;

    /** How many rules there are. */
    @Param({"10", "100", "1000", "10000"})
    public int rules;

    /** How many messages take turns. */
    @Param({"64", "4096"})
    public int messages;

    private @Nullable Pool<?> pool;

    /** Builds rules and messages. */
    @Setup(Level.Trial)
    public void start(BenchmarkParams run) {
        pool = Pool.of(matcher, rules, messages);
        Warm.up(run, started()::many, Pool.BATCH);
    }

    private Pool<?> started() {
        if (pool == null) {
            throw new IllegalStateException("nothing was started");
        }
        return pool;
    }

    /** Many messages; time and bytes are of one. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OperationsPerInvocation(Pool.BATCH)
    public long first() {
        return started().many();
    }

    /** One message, for the percentiles. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public int one() {
        return started().one();
    }
}
