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

/** Bytes allocated by what is measured. JMH's own profiler would count what prepares the messages too. */
public final class Allocated implements InternalProfiler {
    /** The name of the result. */
    static final String LABEL = "allocated";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final AtomicLong BYTES = new AtomicLong();
    private static final AtomicLong OPERATIONS = new AtomicLong();

    /** All that the calling thread ever allocated. */
    static long byThisThread() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    static void add(long bytes, long operations) {
        BYTES.addAndGet(bytes);
        OPERATIONS.addAndGet(operations);
    }

    @Override
    public String getDescription() {
        return "Bytes allocated by the measured part of a benchmark";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        BYTES.set(0);
        OPERATIONS.set(0);
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long operations = Math.max(1, OPERATIONS.get());
        return List.of(new ScalarResult(LABEL, (double) BYTES.get() / operations, "B/op", AggregationPolicy.AVG));
    }
}
