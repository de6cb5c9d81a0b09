package dev.relais.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The line of instants cut where a zone's clocks change, for every instant that there is.
 *
 * <p>The Gregorian calendar repeats after 400 years, which are a whole number of weeks, and so do the yearly rules by which a zone
 * goes on for ever. So the changes up to the end of 400 years under yearly rules alone say all: what lies behind is as it was
 * some whole number of periods before. That is at most some 1,200 changes, more only where {@code settled} is far ahead.
 */
final class ZoneLine {
    /** 400 years in seconds: 146,097 days, 20,871 weeks. */
    static final long PERIOD = 146_097L * Local.SECONDS;

    /** When each stretch starts; the first has no start. */
    private final long[] starts;

    private final ZoneOffset[] offsets;
    /** From where the last 400 years start; {@code Long.MAX_VALUE} where the clocks do not change for ever. */
    private final long periodStart;

    private ZoneLine(long[] starts, ZoneOffset[] offsets, long periodStart) {
        this.starts = starts;
        this.offsets = offsets;
        this.periodStart = periodStart;
    }

    /** @param settled the year from which on nothing but the zone's yearly rules is of interest */
    static ZoneLine of(ZoneRules rules, int settled) {
        List<ZoneOffsetTransition> singles = rules.getTransitions();
        long period = Long.MAX_VALUE;
        if (!rules.getTransitionRules().isEmpty()) {
            int lastSingle = singles.isEmpty()
                    ? 1
                    : singles.get(singles.size() - 1).getDateTimeAfter().getYear();
            period = LocalDate.of(Math.max(settled, lastSingle + 2), 1, 1).toEpochDay() * Local.SECONDS;
        }
        long end = period == Long.MAX_VALUE ? period : period + PERIOD;
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
        while (next != null && next.toEpochSecond() < end) {
            changes.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        long[] starts = new long[changes.size() + 1];
        ZoneOffset[] offsets = new ZoneOffset[changes.size() + 1];
        starts[0] = Long.MIN_VALUE;
        offsets[0] = rules.getOffset(Instant.MIN);
        for (int i = 0; i < changes.size(); i++) {
            starts[i + 1] = changes.get(i).toEpochSecond();
            offsets[i + 1] = changes.get(i).getOffsetAfter();
        }
        return new ZoneLine(starts, offsets, period);
    }

    int size() {
        return starts.length;
    }

    /** When a stretch starts; not asked of the first. */
    Instant start(int stretch) {
        return Instant.ofEpochSecond(starts[stretch]);
    }

    ZoneOffset offset(int stretch) {
        return offsets[stretch];
    }

    /** Where the periods begin, which end with the last stretch. */
    boolean isPeriodic() {
        return periodStart != Long.MAX_VALUE;
    }

    long periodStart() {
        return periodStart;
    }

    long periodEnd() {
        return periodStart + PERIOD;
    }

    /** By how many periods an instant lies behind what the stretches say. */
    long periodsBeyond(Instant at) {
        return isPeriodic() && at.getEpochSecond() >= periodEnd() ? (at.getEpochSecond() - periodStart) / PERIOD : 0;
    }

    /** The stretch in which an instant lies that is not behind the last. */
    int stretch(long second) {
        int place = Arrays.binarySearch(starts, second);
        return place < 0 ? -place - 2 : place;
    }

    /** What clocks show. */
    Local local(Instant at) {
        long beyond = periodsBeyond(at);
        long second = at.getEpochSecond() - beyond * PERIOD;
        ZoneOffset offset = offsets[stretch(second)];
        return Local.of(at.getEpochSecond() + offset.getTotalSeconds(), at.getNano());
    }
}
