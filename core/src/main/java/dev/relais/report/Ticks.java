package dev.relais.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Round values for axes. */
final class Ticks {
    private static final List<Duration> ROUND = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(28));

    private Ticks() {}

    /** 1, 2 or 5 times a power of ten, at least 1: the least step by which {@code most} takes at most five. */
    static long countStep(long most) {
        long power = 1;
        while (true) {
            for (long digit : new long[] {1, 2, 5}) {
                if (most <= 5 * digit * power) {
                    return digit * power;
                }
            }
            power *= 10;
        }
    }

    /** The least round duration by which {@code span} takes at most {@code parts}; beyond 28 days it doubles. */
    static Duration step(Duration span, int parts) {
        for (Duration step : ROUND) {
            if (step.multipliedBy(parts).compareTo(span) >= 0) {
                return step;
            }
        }
        Duration step = ROUND.get(ROUND.size() - 1);
        while (step.multipliedBy(parts).compareTo(span) < 0) {
            step = step.multipliedBy(2);
        }
        return step;
    }

    /** As {@link #step(Duration, int)}, one that fits if there is one. */
    static Duration step(Duration span, int parts, Predicate<Duration> fits) {
        for (Duration step : ROUND) {
            if (fits.test(step) && step.multipliedBy(parts).compareTo(span) >= 0) {
                return step;
            }
        }
        return step(span, parts);
    }

    /** Whether {@code whole} is so many times {@code part}. */
    static boolean divides(Duration part, Duration whole) {
        return part.multipliedBy(whole.dividedBy(part)).equals(whole);
    }

    /**
     * Edges of classes for durations: equal round steps up to somewhat beyond {@code most}, so that the promise is one of them where
     * it can be.
     */
    static List<Duration> edges(Duration most, @Nullable Duration promised, int classes) {
        Duration reach = promised != null && promised.compareTo(most) > 0 ? promised : most;
        Duration step = promised == null
                ? step(reach, classes)
                : step(reach, classes, one -> !one.isZero() && divides(one, promised));
        List<Duration> edges = new ArrayList<>();
        Duration edge = step;
        while (edges.size() < classes
                && (edges.isEmpty() || edges.get(edges.size() - 1).compareTo(reach) < 0)) {
            edges.add(edge);
            edge = edge.plus(step);
        }
        return edges;
    }
}
