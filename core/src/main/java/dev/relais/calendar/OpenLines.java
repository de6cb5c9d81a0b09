package dev.relais.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A calendar's open time and its closed time.
 *
 * @param open what is open
 * @param closed the rest
 */
record OpenLines(LocalPlan plan, ZoneLine zone, OpenLine open, OpenLine closed) {
    static OpenLines of(LocalPlan plan, ZoneId id) {
        ZoneLine zone = ZoneLine.of(id.getRules(), plan.settled());
        return new OpenLines(plan, zone, new OpenLine(plan, zone), new OpenLine(plan.closed(), zone));
    }

    boolean isOpen(Instant at) {
        return plan.isOpen(zone.local(at));
    }

    /** The first instant after {@code at} at which it is closed where it is open at {@code at}, or open where it is not. */
    Optional<Instant> change(Instant at) {
        return (isOpen(at) ? closed : open).opening(at);
    }
}
