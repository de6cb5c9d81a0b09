package dev.relais.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Open time on the line of instants, by running sums: where clocks change, as much open time as they repeat is gained and as much
 * as they skip is lost. The sums are made once; then every question is a few searches by halving, however far its instants lie apart.
 */
final class OpenLine {
    private final LocalPlan plan;
    private final ZoneLine zone;
    /** Nanoseconds that all changes up to the start of a stretch gained. */
    private final long[] gains;
    /** Open time up to the start of a stretch, those gains counted; nothing for the first. */
    private final Duration[] sums;
    /** The open time of 400 years. */
    private final Duration period;

    OpenLine(LocalPlan plan, ZoneLine zone) {
        this.plan = plan;
        this.zone = zone;
        gains = new long[zone.size()];
        sums = new Duration[zone.size()];
        for (int i = 1; i < gains.length; i++) {
            sums[i] = plan.before(local(i, i - 1)).plusNanos(gains[i - 1]);
            gains[i] = sums[i].minus(plan.before(local(i, i))).toNanos();
        }
        period = zone.isPeriodic() ? sumAt(zone.periodEnd(), 0).minus(sumAt(zone.periodStart(), 0)) : Duration.ZERO;
    }

    /** What clocks of one stretch show when another starts. */
    private Local local(int stretch, int clock) {
        Instant at = zone.start(stretch);
        return Local.of(at.getEpochSecond() + zone.offset(clock).getTotalSeconds(), at.getNano());
    }

    /** Open time in {@code [from, to)}. */
    Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? sum(to).minus(sum(from)) : Duration.ZERO;
    }

    /** Open time up to an instant, since some fixed one. */
    private Duration sum(Instant at) {
        long beyond = zone.periodsBeyond(at);
        Duration sum = sumAt(at.getEpochSecond() - beyond * ZoneLine.PERIOD, at.getNano());
        return beyond == 0 ? sum : sum.plus(period.multipliedBy(beyond));
    }

    private Duration sumAt(long second, int nano) {
        int stretch = zone.stretch(second);
        long local = second + zone.offset(stretch).getTotalSeconds();
        return plan.before(Local.of(local, nano)).plusNanos(gains[stretch]);
    }

    /** The earliest instant in {@code [from, limit]} at which the open time since {@code from} reaches {@code open}. */
    Optional<Instant> reach(Instant from, Duration open, Instant limit) {
        if (limit.isBefore(from)) {
            return Optional.empty();
        }
        if (open.isZero() || open.isNegative()) {
            return Optional.of(from);
        }
        Duration start = sum(from);
        if (sum(limit).minus(start).compareTo(open) < 0) {
            return Optional.empty();
        }
        return Optional.of(at(start.plus(open)));
    }

    /** The earliest instant up to which the open time is {@code sum}; there is one, and before it something is open. */
    private Instant at(Duration sum) {
        long beyond = 0;
        Duration wanted = sum;
        if (zone.isPeriodic()) {
            Duration over = sum.minus(sumAt(zone.periodEnd(), 0));
            if (!over.isZero() && !over.isNegative()) {
                beyond = over.minusNanos(1).dividedBy(period) + 1;
                wanted = sum.minus(period.multipliedBy(beyond));
            }
        }
        int stretch = 0;
        int after = zone.size();
        while (stretch + 1 < after) {
            int middle = (stretch + after) >>> 1;
            if (sums[middle].compareTo(wanted) < 0) {
                stretch = middle;
            } else {
                after = middle;
            }
        }
        Local reached = plan.reach(wanted.minusNanos(gains[stretch]));
        ZoneOffset offset = zone.offset(stretch);
        long second = reached.day() * Local.SECONDS - offset.getTotalSeconds() + beyond * ZoneLine.PERIOD;
        return Instant.ofEpochSecond(second, reached.time());
    }

    /** The first instant after {@code at}, where it is closed, from which on it is open. */
    Optional<Instant> opening(Instant at) {
        return reach(at, Duration.ofNanos(1), Instant.MAX).map(passed -> passed.minusNanos(1));
    }
}
