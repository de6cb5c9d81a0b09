package dev.relais.metrics;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The product-limit estimator: E. L. Kaplan and P. Meier, “Nonparametric Estimation from Incomplete Observations”, Journal of the
 * American Statistical Association 53 (1958). What comes to its end at a time is counted before what was lost sight of then.
 */
final class Survival {
    private final Sketch ended;
    private final Sketch lost;

    /**
     * @param ended how long those took that came to their end
     * @param lost how long those had lasted that have not
     */
    Survival(Sketch ended, Sketch lost) {
        this.ended = ended;
        this.lost = lost;
    }

    /** The least duration by which a share of the cases comes to an end; null where fewer do as far as one can see. */
    @Nullable
    Long reached(double share) {
        double[] surviving = {1};
        Long[] found = {null};
        walk((value, at) -> {
            surviving[0] = at;
            if (found[0] == null && at <= 1 - share + 1e-12) {
                found[0] = value;
            }
        });
        return found[0];
    }

    /** The share that comes to an end by {@code millis}; null where no case lasted that long and some were lost sight of. */
    @Nullable
    Double endedBy(long millis) {
        double[] surviving = {1};
        walk((value, at) -> surviving[0] = value <= millis ? at : surviving[0]);
        boolean seen = ended.max() >= millis || (lost.count() > 0 && lost.max() >= millis) || surviving[0] <= 1e-12;
        return seen ? 1 - surviving[0] : null;
    }

    private void walk(Step step) {
        TreeMap<Long, long[]> times = new TreeMap<>();
        ended.each((value, n) -> times.computeIfAbsent(value, none -> new long[2])[0] += n);
        lost.each((value, n) -> times.computeIfAbsent(value, none -> new long[2])[1] += n);
        long atRisk = ended.count() + lost.count();
        double surviving = 1;
        for (var time : times.entrySet()) {
            long[] n = time.getValue();
            if (n[0] > 0) {
                surviving *= 1 - (double) n[0] / atRisk;
                step.at(time.getKey(), surviving);
            }
            atRisk -= n[0] + n[1];
        }
    }

    private interface Step {
        void at(long value, double surviving);
    }
}
