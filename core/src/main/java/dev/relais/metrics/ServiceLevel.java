package dev.relais.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many promises were kept. What is not decided yet counts for neither side, so the level is told by two bounds.
 *
 * @param kept met in time
 * @param broken met late, or overdue
 * @param undecided still open and not yet due
 * @param withdrawn taken back by the customer
 */
public record ServiceLevel(long kept, long broken, long undecided, long withdrawn) {
    /** Nothing was promised. */
    public static final ServiceLevel NONE = new ServiceLevel(0, 0, 0, 0);

    /** Every promise. */
    public long all() {
        return kept + broken + undecided + withdrawn;
    }

    /** Those of both. */
    public ServiceLevel plus(ServiceLevel other) {
        return new ServiceLevel(
                kept + other.kept, broken + other.broken, undecided + other.undecided, withdrawn + other.withdrawn);
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
    private Optional<BigDecimal> percent(long part) {
        if (all() == 0) {
            return Optional.empty();
        }
        BigDecimal percent = BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(all()), 1, RoundingMode.HALF_UP);
        return Optional.of(part < all() ? percent.min(new BigDecimal("99.9")) : percent);
    }
}
