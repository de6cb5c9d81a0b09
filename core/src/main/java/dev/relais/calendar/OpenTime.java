package dev.relais.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** Carries open time from the local line to the line of instants. */
final class OpenTime {
    private OpenTime() {}

    /** Between two changes of the zone's offset, local time runs as instants do: sum over those stretches. */
    static Duration between(LocalPlan plan, ZoneId zone, Instant from, Instant to) {
        ZoneRules rules = zone.getRules();
        Duration sum = Duration.ZERO;
        Instant start = from;
        while (start.isBefore(to)) {
            ZoneOffset offset = rules.getOffset(start);
            ZoneOffsetTransition next = rules.nextTransition(start);
            Instant end = next == null || next.getInstant().isAfter(to) ? to : next.getInstant();
            sum = sum.plus(plan.open(LocalDateTime.ofInstant(start, offset), LocalDateTime.ofInstant(end, offset)));
            start = end;
        }
        return sum;
    }

    /**
     * Open time never falls, so the earliest instant is found by halving. The window grows from the least that could do, so
     * that targets of hours do not pay for years.
     */
    static Optional<Instant> reach(LocalPlan plan, ZoneId zone, Instant from, Duration open, Instant limit) {
        if (limit.isBefore(from)) {
            return Optional.empty();
        }
        if (open.isZero() || open.isNegative()) {
            return Optional.of(from);
        }
        Instant low = from;
        Duration missing = open;
        while (true) {
            Duration left = Duration.between(low, limit);
            Duration window = left.compareTo(missing) < 0 ? left : larger(missing, Duration.between(from, low));
            Instant high = left.compareTo(window) <= 0 ? limit : low.plus(window);
            Duration gained = between(plan, zone, low, high);
            if (gained.compareTo(missing) >= 0) {
                return Optional.of(earliest(plan, zone, low, high, missing));
            }
            if (high.equals(limit)) {
                return Optional.empty();
            }
            missing = missing.minus(gained);
            low = high;
        }
    }

    /** The earliest instant in {@code (low, high]} by which {@code missing} was open; {@code high} is such an instant. */
    private static Instant earliest(LocalPlan plan, ZoneId zone, Instant low, Instant high, Duration missing) {
        Instant from = low;
        Instant below = low;
        Instant enough = high;
        while (true) {
            Duration gap = Duration.between(below, enough);
            if (gap.compareTo(Duration.ofNanos(1)) <= 0) {
                return enough;
            }
            Instant middle = below.plus(gap.dividedBy(2));
            if (between(plan, zone, from, middle).compareTo(missing) >= 0) {
                enough = middle;
            } else {
                below = middle;
            }
        }
    }

    private static Duration larger(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
