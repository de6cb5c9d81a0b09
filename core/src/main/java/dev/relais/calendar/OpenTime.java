package dev.relais.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** Carries open time from the local line to the line of instants. */
final class OpenTime {
    /**
     * Where a week is neither wholly open nor wholly closed, something changes within so many days, exceptions aside: also where
     * clocks skip the only span of a week, or a whole day.
     */
    private static final int ANY_CHANGE_DAYS = 30;

    private OpenTime() {}

    /** Between two changes of the zone's offset, where local time runs as instants do. */
    private record Stretch(Instant start, Instant end, ZoneOffset offset) {
        /** From {@code start} to the next change, but not beyond {@code limit}. */
        static Stretch of(ZoneRules rules, Instant start, Instant limit) {
            ZoneOffsetTransition next = rules.nextTransition(start);
            Instant end = next == null || next.getInstant().isAfter(limit) ? limit : next.getInstant();
            return new Stretch(start, end, rules.getOffset(start));
        }

        Local from() {
            return Local.of(start, offset);
        }

        Local to() {
            return Local.of(end, offset);
        }
    }

    static Duration between(LocalPlan plan, ZoneId zone, Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        Instant start = from;
        while (start.isBefore(to)) {
            Stretch stretch = Stretch.of(zone.getRules(), start, to);
            sum = sum.plus(plan.open(stretch.from(), stretch.to()));
            start = stretch.end();
        }
        return sum;
    }

    static Optional<Instant> reach(LocalPlan plan, ZoneId zone, Instant from, Duration open, Instant limit) {
        if (limit.isBefore(from)) {
            return Optional.empty();
        }
        if (open.isZero() || open.isNegative()) {
            return Optional.of(from);
        }
        Duration missing = open;
        Instant start = from;
        while (start.isBefore(limit)) {
            Stretch stretch = Stretch.of(zone.getRules(), start, limit);
            Duration gained = plan.open(stretch.from(), stretch.to());
            if (gained.compareTo(missing) >= 0) {
                Local reached = plan.reach(stretch.from(), missing, stretch.to());
                return Optional.of(reached.at(stretch.offset()));
            }
            missing = missing.minus(gained);
            start = stretch.end();
        }
        return Optional.empty();
    }

    /** The first instant after {@code at} at which it is open where {@code at} is not, or closed where it is open. */
    static Optional<Instant> change(LocalPlan plan, ZoneId zone, Instant at) {
        boolean open = plan.isOpen(Local.of(at, zone.getRules().getOffset(at)));
        Instant limit = plan.lastSpecial().atZone(zone).toInstant();
        limit = (limit.isAfter(at) ? limit : at).plus(Duration.ofDays(ANY_CHANGE_DAYS));
        Instant start = at;
        while (start.isBefore(limit)) {
            Stretch stretch = Stretch.of(zone.getRules(), start, limit);
            Local changed = plan.change(stretch.from(), stretch.to(), open);
            if (changed != null) {
                return Optional.of(changed.at(stretch.offset()));
            }
            start = stretch.end();
        }
        return Optional.empty();
    }
}
