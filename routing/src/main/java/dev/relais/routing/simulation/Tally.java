package dev.relais.routing.simulation;

import org.jspecify.annotations.Nullable;

/** What is counted of one class in one replication, or pooled. Times in nanoseconds. */
final class Tally {
    private long arrived;
    private long served;
    private long waited;
    private long promised;
    private long within;
    private long longest;
    private final Sum waits = new Sum();
    private final Sum queue = new Sum();
    private final WaitSketch sketch = new WaitSketch();

    /**
     * A contact that arrived in the counted window is served, or has left.
     *
     * @param target the longest wait that was promised; below 0 where nothing was
     */
    void counted(long wait, boolean wasServed, long target) {
        arrived++;
        waits.add((double) wait);
        sketch.add(wait);
        longest = Math.max(longest, wait);
        waited += wait > 0 ? 1 : 0;
        served += wasServed ? 1 : 0;
        promised += target >= 0 ? 1 : 0;
        within += wasServed && wait <= target ? 1 : 0;
    }

    /** Somebody waited so long within the counted window, whenever he arrived. */
    void queued(long nanos) {
        queue.add((double) nanos);
    }

    void add(Tally other) {
        arrived += other.arrived;
        served += other.served;
        waited += other.waited;
        promised += other.promised;
        within += other.within;
        longest = Math.max(longest, other.longest);
        waits.add(other.waits);
        queue.add(other.queue);
        sketch.add(other.sketch);
    }

    long arrived() {
        return arrived;
    }

    /** Of all who arrived. */
    double meanWait() {
        return waits.value() / arrived;
    }

    /**
     * @param means of the replications
     * @param windows nanoseconds that were counted, over all replications
     */
    Figures figures(String id, Means means, double windows) {
        if (arrived == 0) {
            Double queued = windows > 0 ? queue.value() / windows : null;
            return new Figures(id, 0, 0, 0, null, null, null, null, null, null, null, null, null, queued);
        }
        return new Figures(
                id,
                arrived,
                served,
                arrived - served,
                seconds(meanWait()),
                means.halfWidth(),
                (double) waited / arrived,
                (double) (arrived - served) / arrived,
                promised == 0 ? null : (double) within / promised,
                percentile(50),
                percentile(90),
                percentile(99),
                seconds((double) longest),
                windows > 0 ? queue.value() / windows : null);
    }

    private @Nullable Double percentile(int percent) {
        Double nanos = sketch.percentile(percent);
        return nanos == null ? null : seconds(Math.min(nanos, (double) longest));
    }

    private static double seconds(double nanos) {
        return nanos / 1e9;
    }
}
