package dev.relais.presence;

import dev.relais.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When somebody works.
 *
 * @param calendar open while he does
 * @param lastOffer how long before the end of a span he gets nothing new any more
 */
public record Shift(BusinessCalendar calendar, Duration lastOffer) {
    /** Whether he works at {@code now}. */
    public boolean isOn(Instant now) {
        return calendar.isOpen(now);
    }

    /** Whether he works at {@code now}, and for long enough to begin something. */
    public boolean takesNew(Instant now) {
        return isOn(now) && lastChance(now).map(now::isBefore).orElse(true);
    }

    private Optional<Instant> lastChance(Instant now) {
        return calendar.nextChange(now).map(end -> end.minus(lastOffer));
    }

    /** The first instant after {@code now} at which {@link #isOn} or {@link #takesNew} may say otherwise. */
    public Optional<Instant> nextChange(Instant now) {
        return isOn(now)
                ? lastChance(now).filter(now::isBefore).or(() -> calendar.nextChange(now))
                : calendar.nextChange(now);
    }

    /** The first end of his shift after {@code now}. */
    public Optional<Instant> nextEnd(Instant now) {
        Optional<Instant> change = calendar.nextChange(now);
        return isOn(now) ? change : change.flatMap(calendar::nextChange);
    }
}
