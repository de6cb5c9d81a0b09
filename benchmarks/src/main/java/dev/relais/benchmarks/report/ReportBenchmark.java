package dev.relais.benchmarks.report;

import dev.relais.benchmarks.Consumed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A whole log from the file to its figures, and only decoded. Divide by the events for the cost of one. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class ReportBenchmark {
    /** How many events the log has. */
    @Param({"100000", "1000000", "10000000"})
    public long events;

    private Path file = Path.of("");

    /** Writes the log. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        file = Files.createTempFile("relais", ".jsonl");
        LogFile.write(file, events);
    }

    /** Removes it. */
    @TearDown(Level.Trial)
    public void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The peer: every line decoded, nothing done with it. */
    @Benchmark
    public long decode() {
        Consumed.Start start = Consumed.start();
        long decoded = Reporting.decode(file);
        start.done((int) events);
        return decoded;
    }

    /** Every figure of a report. */
    @Benchmark
    public int report() {
        Consumed.Start start = Consumed.start();
        int kept = Reporting.tally(file).kept();
        start.done((int) events);
        return kept;
    }
}
