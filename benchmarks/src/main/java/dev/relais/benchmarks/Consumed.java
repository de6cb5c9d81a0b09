package dev.relais.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Time on the processor and bytes allocated by the measured part alone: JMH's own profilers would count what prepares the messages too,
 * and its clock runs on while others have the processor. The collector's threads are not counted.
 */
public final class Consumed implements InternalProfiler {
    /** Microseconds on the processor for one operation. */
    static final String CPU = "cpu";

    /** Bytes allocated for one operation. */
    static final String ALLOCATED = "allocated";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final AtomicLong NANOS = new AtomicLong();
    private static final AtomicLong BYTES = new AtomicLong();
    private static final AtomicLong OPERATIONS = new AtomicLong();

    /** What a thread had consumed when its work began. */
    public record Start(long nanos, long bytes) {
        /** Counts the work that ends now. */
        public void done(int operations) {
            NANOS.addAndGet(cpu() - nanos);
            BYTES.addAndGet(allocated() - bytes);
            OPERATIONS.addAndGet(operations);
        }
    }

    /** Work begins. */
    public static Start start() {
        return new Start(cpu(), allocated());
    }

    /** What this thread has had of the processor, in nanoseconds. */
    public static long cpu() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Override
    public String getDescription() {
        return "Time on the processor and bytes allocated by the measured part";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        NANOS.set(0);
        BYTES.set(0);
        OPERATIONS.set(0);
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double operations = Math.max(1, OPERATIONS.get());
        return List.of(
                new ScalarResult(CPU, NANOS.get() / 1_000.0 / operations, "us/op", AggregationPolicy.AVG),
                new ScalarResult(ALLOCATED, BYTES.get() / operations, "B/op", AggregationPolicy.AVG));
    }
}
