package dev.relais.benchmarks.routing;

import dev.relais.benchmarks.Consumed;
import java.util.function.LongSupplier;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Has work done until the compiler has seen all it needs, however little of the machine it gets. */
final class Warm {
    private static final int OPERATIONS = 200_000;
    private static final long PROCESSOR_TIME = 4_000_000_000L;

    private Warm() {}

    /** Before anything is measured; not where nothing is warmed up. */
    static void up(BenchmarkParams run, LongSupplier batch, int size) {
        long end = Consumed.cpu() + PROCESSOR_TIME;
        long sum = 0;
        for (int i = 0; run.getWarmup().getCount() > 0 && i < OPERATIONS && Consumed.cpu() < end; i += size) {
            sum += batch.getAsLong();
        }
        if (sum == Long.MIN_VALUE) {
            throw new IllegalStateException("what was done is to be used");
        }
    }
}
