package dev.relais.routing.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What became of the contacts that arrived in the counted window: totals over the replications, and figures pooled over them. Times
 * in seconds. Null where there is nothing to divide by.
 *
 * @param id the class, or {@code all}
 * @param arrived in the counted window
 * @param served of those
 * @param abandoned of those: left before anybody began with them; {@code served + abandoned = arrived}
 * @param waitMean from arrival to the start of handling, or until they left, over all who arrived
 * @param waitMeanCi95 half-width of the 95 % confidence interval of {@code waitMean}, by Student's t over the means of the
 *     replications; null below two
 * @param probabilityOfWait share who waited at all
 * @param probabilityOfAbandon share who left
 * @param withinTarget share begun within the target, the target itself included; over the classes with a target; null without one
 * @param waitP50 the least wait that half of the contacts do not exceed; exact up to 100,000 contacts, else within 0.05 %
 * @param waitP90 as {@code waitP50}, nine in ten
 * @param waitP99 as {@code waitP50}, 99 in a hundred
 * @param waitMax the longest wait, exact
 * @param queueMean how many waited, averaged over the time of the counted window, whenever they arrived
 */
public record Figures(
        String id,
        long arrived,
        long served,
        long abandoned,
        @Nullable Double waitMean,
        @Nullable Double waitMeanCi95,
        @Nullable Double probabilityOfWait,
        @Nullable Double probabilityOfAbandon,
        @Nullable Double withinTarget,
        @Nullable Double waitP50,
        @Nullable Double waitP90,
        @Nullable Double waitP99,
        @Nullable Double waitMax,
        @Nullable Double queueMean) {}
