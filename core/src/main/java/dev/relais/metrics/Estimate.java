package dev.relais.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the durations would be if everything open came to its end, by the product-limit estimator of Kaplan and Meier
 * (1958): cases that are open, or were withdrawn, count as long as they lasted.
 *
 * @param median the least duration by which half of the cases come to an end; null where fewer do as far as one can see
 * @param withinTarget the share that comes to an end within what was promised, percent with one decimal; null where nothing was
 *     promised, promises differ, or no case lasted that long
 */
public record Estimate(@Nullable Duration median, @Nullable BigDecimal withinTarget) {}
