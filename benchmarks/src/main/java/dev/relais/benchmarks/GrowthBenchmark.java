package dev.relais.benchmarks;

import dev.relais.connect.WebhookRequest;
import java.util.concurrent.TimeUnit;
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

/** Whether a message costs more where many conversations are open. Half of the messages open one, half continue one. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Batches.SIZE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx8g", "-Xbatch"})
public class GrowthBenchmark {
    /** Facts for the kernel. */
    @State(Scope.Thread)
    public static class Facts extends Load<KernelSubject.Fact> {
        /** Conversations that are open before. */
        @Param({"1000", "10000", "100000", "1000000"})
        public int open;

        /** Starts the load. */
        @Setup(Level.Trial)
        public void start(BenchmarkParams run) {
            start(run, () -> new KernelSubject(Network.X), Network.X, Traffic.MIXED, open);
        }
    }

    /** Requests for the desk. */
    @State(Scope.Thread)
    public static class Requests extends Load<WebhookRequest> {
        /** Conversations that are open before. */
        @Param({"1000", "10000", "100000", "1000000"})
        public int open;

        /** Whether there is a routing engine, in which everything waits. */
        @Param("false")
        public boolean engine;

        /** Starts the load. */
        @Setup(Level.Trial)
        public void start(BenchmarkParams run) {
            start(run, () -> new DeskSubject(Network.X, engine), Network.X, Traffic.MIXED, open);
        }
    }

    /** As {@link InboundBenchmark#kernel}. */
    @Benchmark
    public long kernel(Facts facts) {
        return facts.take();
    }

    /** As {@link InboundBenchmark#desk}. */
    @Benchmark
    public long desk(Requests requests) {
        return requests.take();
    }
}
