package dev.relais.report;

import dev.relais.sla.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How many promises were kept. What is not decided yet counts for neither side, so the level is told by two bounds.
 *
 * @param kept met in time
 * @param broken met late, or overdue
 * @param undecided still open and not yet due
 * @param withdrawn taken back by the customer
 */
public record ServiceLevel(int kept, int broken, int undecided, int withdrawn) {

    /** The verdicts of the rows to which something was promised. */
    public static ServiceLevel of(List<ReportRow> rows) {
        int[] counts = new int[4];
        rows.stream().map(ReportRow::verdict).filter(Objects::nonNull).forEach(verdict -> counts[place(verdict)]++);
        return new ServiceLevel(counts[0], counts[1], counts[2], counts[3]);
    }

    private static int place(Verdict verdict) {
        return switch (verdict) {
            case KEPT -> 0;
            case BREACHED -> 1;
            case OPEN -> 2;
            case WITHDRAWN -> 3;
        };
    }

    /** Every promise. */
    public int all() {
        return kept + broken + undecided + withdrawn;
    }

    /** Kept for certain, of all: percent with one decimal; empty where nothing was promised. */
    public Optional<BigDecimal> lowerPercent() {
        return percent(kept);
    }

    /** Kept, of all, if everything undecided comes to be kept: percent with one decimal; empty where nothing was. */
    public Optional<BigDecimal> upperPercent() {
        return percent(kept + undecided);
    }

    /** Rounded half up; but 100.0 only where it is all of them. */
    private Optional<BigDecimal> percent(int part) {
        if (all() == 0) {
            return Optional.empty();
        }
        BigDecimal percent = BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(all()), 1, RoundingMode.HALF_UP);
        return Optional.of(part < all() ? percent.min(new BigDecimal("99.9")) : percent);
    }
}
