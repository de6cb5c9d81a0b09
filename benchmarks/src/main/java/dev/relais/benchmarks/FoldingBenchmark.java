package dev.relais.benchmarks;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import dev.relais.log.EventJson;
import dev.relais.log.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.infra.Blackhole;

/** From events to conversations, and from lines to events. An operation is one event. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(FoldingBenchmark.EVENTS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Xbatch"})
@State(Scope.Thread)
public class FoldingBenchmark {
    /** Every length divides it. */
    static final int EVENTS = 600;

    /** Events of the conversation. */
    @Param({"12", "20", "200"})
    public int length;

    private List<LoggedEvent> history = List.of();
    private final List<byte[]> lines = new ArrayList<>();

    /** Makes the history. */
    @Setup(Level.Trial)
    public void start() {
        history = History.of(length);
        for (int i = 0; i < length; i++) {
            String line = EventJson.line(history.get(i), Conversation.fold(history.subList(0, i + 1)));
            lines.add(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A conversation from its events. */
    @Benchmark
    public void fold(Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (int i = 0; i < EVENTS / length; i++) {
            hole.consume(Conversation.fold(history));
        }
        start.done(EVENTS);
    }

    /** Events from their lines. */
    @Benchmark
    public void decode(Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (int i = 0; i < EVENTS / length; i++) {
            for (byte[] line : lines) {
                hole.consume(EventReader.read("log", line));
            }
        }
        start.done(EVENTS);
    }
}
