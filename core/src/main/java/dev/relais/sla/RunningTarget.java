package dev.relais.sla;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A target that runs.
 *
 * @param allowed null where nothing is promised: which reply is owed does not depend on that
 * @param gathered elapsed time before the last pause
 * @param since from when on time is gathered; null in a pause
 * @param dueAt when it is due if nothing pauses it any more; in a pause only if it was reached before
 */
record RunningTarget(
        TargetKind kind,
        Instant startedAt,
        @Nullable Duration allowed,
        Duration gathered,
        @Nullable Instant since,
        @Nullable Instant dueAt) {

    static RunningTarget start(TargetKind kind, Instant at, @Nullable Duration allowed, OpenClock clock) {
        Instant dueAt = allowed == null ? null : clock.reach(at, allowed, OpenClock.latest(at));
        return new RunningTarget(kind, at, allowed, Duration.ZERO, at, dueAt);
    }

    /** Changes nothing in a pause. */
    RunningTarget pause(Instant at, OpenClock clock) {
        if (since == null || allowed == null) {
            return this;
        }
        Instant reached = dueAt != null && dueAt.isAfter(at) ? null : dueAt;
        return new RunningTarget(kind, startedAt, allowed, elapsed(at, clock), null, reached);
    }

    /** Ends a pause, if there is one. */
    RunningTarget resume(Instant at, OpenClock clock) {
        if (since != null || allowed == null) {
            return this;
        }
        Instant due = dueAt != null ? dueAt : clock.reach(at, allowed.minus(gathered), OpenClock.latest(startedAt));
        return new RunningTarget(kind, startedAt, allowed, gathered, at, due);
    }

    private Duration elapsed(Instant at, OpenClock clock) {
        return since == null ? gathered : gathered.plus(clock.open(since, at));
    }

    Target met(Instant at, OpenClock clock) {
        return ended(at, clock, at, dueAt != null && at.isAfter(dueAt) ? Verdict.BREACHED : Verdict.KEPT);
    }

    Target withdrawn(Instant at, OpenClock clock) {
        return ended(at, clock, null, Verdict.WITHDRAWN);
    }

    /** As it looks while it runs. */
    Target seen(Instant at, OpenClock clock) {
        return ended(at, clock, null, dueAt != null && at.isAfter(dueAt) ? Verdict.BREACHED : Verdict.OPEN);
    }

    /** When it reaches each share, from when it last began to run until something pauses it; each once. */
    List<Moment> moments(List<BigDecimal> shares, OpenClock clock) {
        if (allowed == null || since == null) {
            return List.of();
        }
        List<Moment> moments = new ArrayList<>();
        for (BigDecimal share : new TreeSet<>(shares)) {
            Duration part = Moment.part(allowed, share);
            boolean here = part.compareTo(gathered) > 0 || since.equals(startedAt);
            Instant at = here ? clock.reach(since, part.minus(gathered), OpenClock.latest(startedAt)) : null;
            if (at != null) {
                moments.add(new Moment(kind, share, at));
            }
        }
        return moments;
    }

    private Target ended(Instant at, OpenClock clock, @Nullable Instant metAt, Verdict verdict) {
        return new Target(kind, startedAt, dueAt, metAt, elapsed(at, clock), verdict);
    }
}
