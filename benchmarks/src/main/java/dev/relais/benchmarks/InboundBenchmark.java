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

/** What one inbound message costs: to parse alone, in the kernel, and from webhook to queue. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Batches.SIZE)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-Xbatch"})
public class InboundBenchmark {
    /** Bodies to parse. */
    @State(Scope.Thread)
    public static class Bodies extends Load<byte[]> {
        /** Whose bodies. */
        @Param
        public Network network = Network.X;

        /** Starts the load. */
        @Setup(Level.Trial)
        public void start(BenchmarkParams run) {
            start(run, ParseSubject::new, network, Traffic.NEW, 10_000);
        }
    }

    /** Facts for the kernel. */
    @State(Scope.Thread)
    public static class Facts extends Load<KernelSubject.Fact> {
        /** Whose facts. */
        @Param("X")
        public Network network = Network.X;

        /** New conversations or more of the same. */
        @Param({"NEW", "FURTHER"})
        public Traffic traffic = Traffic.NEW;

        /** Conversations that are open before. */
        @Param("10000")
        public int open;

        /** Starts the load. */
        @Setup(Level.Trial)
        public void start(BenchmarkParams run) {
            start(run, () -> new KernelSubject(network), network, traffic, open);
        }
    }

    /** Requests for the desk. */
    @State(Scope.Thread)
    public static class Requests extends Load<WebhookRequest> {
        /** Whose requests. */
        @Param
        public Network network = Network.X;

        /** New conversations or more of the same. */
        @Param({"NEW", "FURTHER"})
        public Traffic traffic = Traffic.NEW;

        /** Conversations that are open before. */
        @Param("10000")
        public int open;

        /** Whether there is a routing engine, in which everything waits. */
        @Param("false")
        public boolean engine;

        /** Starts the load. */
        @Setup(Level.Trial)
        public void start(BenchmarkParams run) {
            start(run, () -> new DeskSubject(network, engine), network, traffic, open);
        }
    }

    /** A tree of the bytes. */
    @Benchmark
    public long parse(Bodies bodies) {
        return bodies.take();
    }

    /** Journal, decide, commit, follow the log. */
    @Benchmark
    public long kernel(Facts facts) {
        return facts.take();
    }

    /** Signature, journal, understand, decide, commit, rules, queue, listeners. */
    @Benchmark
    public long desk(Requests requests) {
        return requests.take();
    }
}
