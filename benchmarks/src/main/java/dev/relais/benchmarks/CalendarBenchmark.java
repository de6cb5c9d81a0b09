package dev.relais.benchmarks;

import dev.relais.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
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

/** What it costs to count open time over so long, and to find when so much of it is over. An operation is one question. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(CalendarBenchmark.QUESTIONS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Xbatch"})
@State(Scope.Thread)
public class CalendarBenchmark {
    static final int QUESTIONS = 1_024;

    /** How far apart the instants lie. */
    public enum Span {
        /** On one day, in most cases. */
        HOUR(1),
        /** Two changes of the clocks. */
        YEAR(8_766),
        /** Two hundred changes of the clocks. */
        CENTURY(876_600);

        private final Duration length;

        Span(long hours) {
            this.length = Duration.ofHours(hours);
        }
    }

    /** How far apart the instants lie. */
    @Param
    public Span span = Span.HOUR;

    /** When people are there. */
    @Param
    public Hours hours = Hours.ONE_SPAN;

    private BusinessCalendar calendar = Hours.ONE_SPAN.calendar();
    private final Instant[] from = new Instant[QUESTIONS];
    private final Instant[] to = new Instant[QUESTIONS];
    private final Duration[] open = new Duration[QUESTIONS];

    /** Makes questions. */
    @Setup(Level.Trial)
    public void start() {
        calendar = hours.calendar();
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < QUESTIONS; i++) {
            from[i] = Instant.parse("2001-01-01T00:00:00Z").plusNanos(random.nextLong(600_000_000_000_000_000L));
            to[i] = from[i].plus(span.length);
            open[i] = calendar.open(from[i], to[i]);
        }
    }

    /** Open time between two instants. */
    @Benchmark
    public void open(Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (int i = 0; i < QUESTIONS; i++) {
            hole.consume(calendar.open(from[i], to[i]));
        }
        start.done(QUESTIONS);
    }

    /** The earliest instant at which so much open time is over. */
    @Benchmark
    public void addOpen(Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (int i = 0; i < QUESTIONS; i++) {
            hole.consume(calendar.addOpen(from[i], open[i], to[i]));
        }
        start.done(QUESTIONS);
    }
}
