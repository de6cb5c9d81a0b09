package dev.relais.sla;

import dev.relais.config.SlaConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the clock of one target ran: from its start, except in the pauses that began after it.
 *
 * @param stretches in order, disjoint
 * @param clock tells the open time in them
 */
record RunningTime(List<Stretch> stretches, OpenClock clock) {
    private static final int MOST_YEARS = 10;

    /** Half-open; {@code to} is null where nothing is known to stop the clock. */
    private record Stretch(Instant from, @Nullable Instant to) {}

    static RunningTime of(Episode episode, SlaConfig sla, OpenClock clock) {
        boolean pauses = sla.pauseWhen().contains(SlaConfig.Pause.WAITING_FOR_CUSTOMER);
        List<Stretch> stretches = new ArrayList<>();
        Instant from = episode.start().at();
        for (TimelineEvent event : episode.within()) {
            if (pauses && from != null && event.type() == TimelineEvent.Type.WAITING_FOR_CUSTOMER) {
                stretches.add(new Stretch(from, event.at()));
                from = null;
            } else if (from == null && event.type().endsPause()) {
                from = event.at();
            }
        }
        if (from != null) {
            stretches.add(new Stretch(from, null));
        }
        return new RunningTime(stretches, clock);
    }

    /** Elapsed time at an instant that no event of the target lies behind. */
    Duration until(Instant stop) {
        Duration sum = Duration.ZERO;
        for (Stretch stretch : stretches) {
            Instant to = stretch.to();
            sum = sum.plus(clock.open(stretch.from(), to == null ? stop : to));
        }
        return sum;
    }

    /** The earliest instant at which elapsed time reaches {@code allowed}; null where it does not in ten years. */
    @Nullable
    Instant reach(Duration allowed, Instant startedAt) {
        Instant limit = startedAt.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
        Duration left = allowed;
        for (Stretch stretch : stretches) {
            Instant to = stretch.to();
            Instant end = to == null || to.isAfter(limit) ? limit : to;
            Optional<Instant> reached = clock.reach(stretch.from(), left, end);
            if (reached.isPresent()) {
                return reached.get();
            }
            left = left.minus(clock.open(stretch.from(), end));
        }
        return null;
    }
}
