package dev.relais.benchmarks;

import dev.relais.config.SlaConfig;
import dev.relais.sla.SlaClock;
import dev.relais.sla.TimelineEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

/** What a service level costs for one more event of a conversation that has so many. An operation is one event. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(SlaBenchmark.EVENTS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-Xbatch"})
@State(Scope.Thread)
public class SlaBenchmark {
    static final int EVENTS = 1_024;

    private static final List<TimelineEvent.Type> EVERYDAY = List.of(
            TimelineEvent.Type.RECEIVED,
            TimelineEvent.Type.REPLIED,
            TimelineEvent.Type.WAITING_FOR_CUSTOMER,
            TimelineEvent.Type.RECEIVED,
            TimelineEvent.Type.RESOLVED,
            TimelineEvent.Type.REOPENED);

    /** How many events went before. */
    @Param({"1", "1000"})
    public int past;

    /** When people are there. */
    @Param
    public Hours hours = Hours.ONE_SPAN;

    /** A clock for each kind of last event. */
    private final List<SlaClock> clocks = new ArrayList<>();

    private final List<TimelineEvent> events = new ArrayList<>();

    /** Makes clocks with a past, and the events that are to come. */
    @Setup(Level.Trial)
    public void start() {
        SlaConfig sla = new SlaConfig(
                "s",
                "c",
                Duration.ofMinutes(15),
                Duration.ofMinutes(30),
                Duration.ofHours(8),
                Set.of(SlaConfig.Pause.WAITING_FOR_CUSTOMER),
                List.of(new BigDecimal("0.5"), new BigDecimal("0.8")));
        SlaClock clock = SlaClock.of(sla, hours.calendar());
        SplittableRandom random = new SplittableRandom(11);
        Instant at = Instant.parse("2026-01-05T09:00:00Z");
        for (int i = 0; i < past + EVERYDAY.size(); i++) {
            clock = clock.take(new TimelineEvent(at, EVERYDAY.get(i % EVERYDAY.size())));
            at = at.plusSeconds(random.nextInt(7_200));
            if (i >= past) {
                clocks.add(clock);
            }
        }
        for (int i = 0; i < EVENTS; i++) {
            TimelineEvent.Type type = EVERYDAY.get(i / EVERYDAY.size() % EVERYDAY.size());
            events.add(new TimelineEvent(at.plusNanos(random.nextLong(1_000_000_000_000_000L)), type));
        }
    }

    private SlaClock clock(int event) {
        return clocks.get(event % clocks.size());
    }

    /** One more event, and the targets that it ended. */
    @Benchmark
    public void take(Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (int i = 0; i < EVENTS; i++) {
            hole.consume(clock(i).take(events.get(i)).ended());
        }
        start.done(EVENTS);
    }

    /** How what runs looks at an instant. */
    @Benchmark
    public void running(Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (int i = 0; i < EVENTS; i++) {
            hole.consume(clock(i).running(events.get(i).at()));
        }
        start.done(EVENTS);
    }

    /** When to warn at two shares, and when it is due. */
    @Benchmark
    public void moments(Blackhole hole) {
        Consumed.Start start = Consumed.start();
        for (int i = 0; i < EVENTS; i++) {
            hole.consume(clock(i).moments());
        }
        start.done(EVENTS);
    }
}
