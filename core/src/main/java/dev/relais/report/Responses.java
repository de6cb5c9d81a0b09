package dev.relais.report;

import dev.relais.sla.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First responses counted by how long they took.
 *
 * @param sorted how long each took, shortest first
 * @param step the width of a bin
 * @param bins in order; the last one has no upper end where few took far longer than the rest
 */
record Responses(List<Duration> sorted, Duration step, List<Bin> bins) {
    private static final int MOST = 24;

    /**
     * What took longer than {@code over} and at most {@code upTo}; the first bin holds what took no time too. So a response
     * at its target stands on the near side of it.
     */
    record Bin(Duration over, @Nullable Duration upTo, int late, int others) {}

    static Responses of(List<ReportRow> rows, @Nullable Duration target) {
        List<Duration> sorted = new ArrayList<>();
        for (ReportRow row : rows) {
            if (row.firstResponse() != null) {
                sorted.add(row.firstResponse());
            }
        }
        sorted.sort(null);
        if (sorted.isEmpty()) {
            return new Responses(List.of(), Duration.ofMinutes(1), List.of());
        }
        Duration longest = sorted.get(sorted.size() - 1);
        Duration usual = larger(quantile(sorted, 90), target == null ? Duration.ZERO : target);
        Duration step = Ticks.step(
                usual, MOST * 2 / 3, size -> target == null || target.isZero() || Ticks.divides(size, target));
        boolean open = longest.compareTo(step.multipliedBy(MOST)) > 0;
        int count = Math.max(1, Ticks.stepsTo(open ? usual : longest, step));
        if (!open && target != null) {
            count = Math.max(count, Ticks.stepsTo(target, step));
        }
        int[][] counts = new int[count + 1][2];
        for (ReportRow row : rows) {
            Duration took = row.firstResponse();
            if (took != null) {
                int bin = Math.min(
                        count,
                        Math.max(
                                        1,
                                        took.compareTo(step.multipliedBy(count)) > 0
                                                ? count + 1
                                                : Ticks.stepsTo(took, step))
                                - 1);
                counts[bin][row.verdict() == Verdict.BREACHED ? 0 : 1]++;
            }
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < (open ? count + 1 : count); i++) {
            Duration upTo = i < count ? step.multipliedBy(i + 1L) : null;
            bins.add(new Bin(step.multipliedBy(i), upTo, counts[i][0], counts[i][1]));
        }
        return new Responses(List.copyOf(sorted), step, List.copyOf(bins));
    }

    /** The least duration that so many percent did not exceed. */
    Duration quantile(int percent) {
        return quantile(sorted, percent);
    }

    private static Duration quantile(List<Duration> sorted, int percent) {
        long rank = ((long) sorted.size() * percent + 99) / 100;
        return sorted.get((int) rank - 1);
    }

    private static Duration larger(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
