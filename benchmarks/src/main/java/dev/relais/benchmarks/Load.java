package dev.relais.benchmarks;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** What the states of the benchmarks have in common: batches, each made ready outside of the measured part. */
abstract class Load<M> {
    private @Nullable Batches<M> batches;

    void start(BenchmarkParams run, Supplier<Subject<M>> maker, Network network, Traffic traffic, int open) {
        batches = new Batches<>(maker, network, traffic, open);
        if (run.getWarmup().getCount() > 0) {
            batches.warm();
        }
    }

    private Batches<M> started() {
        if (batches == null) {
            throw new IllegalStateException("the load was not started");
        }
        return batches;
    }

    /** Makes the next batch ready. */
    @Setup(Level.Invocation)
    public void prepare() {
        started().prepare();
    }

    long take() {
        return started().take();
    }
}
