package dev.relais.sla;

import dev.relais.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open time, with a calendar or without. */
interface OpenClock {
    /** The open time in {@code [from, to)}; zero where {@code to} is not after {@code from}. */
    Duration open(Instant from, Instant to);

    /** The earliest instant, not after {@code limit}, at which the open time since {@code from} reaches {@code open}. */
    Optional<Instant> reach(Instant from, Duration open, Instant limit);

    /** Without a calendar it is always open. */
    static OpenClock of(@Nullable BusinessCalendar calendar) {
        return calendar == null ? new AlwaysOpen() : new ByCalendar(calendar);
    }

    /** Every instant is open. */
    record AlwaysOpen() implements OpenClock {
        @Override
        public Duration open(Instant from, Instant to) {
            return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
        }

        @Override
        public Optional<Instant> reach(Instant from, Duration open, Instant limit) {
            return Duration.between(from, limit).compareTo(open) < 0 ? Optional.empty() : Optional.of(from.plus(open));
        }
    }

    /** Open as a calendar says. */
    record ByCalendar(BusinessCalendar calendar) implements OpenClock {
        @Override
        public Duration open(Instant from, Instant to) {
            return calendar.open(from, to);
        }

        @Override
        public Optional<Instant> reach(Instant from, Duration open, Instant limit) {
            return calendar.addOpen(from, open, limit);
        }
    }
}
