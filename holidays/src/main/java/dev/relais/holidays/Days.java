package dev.relais.holidays;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A set of days of the years 2000 to 2099; what lies outside is left out. Not thread-safe. */
final class Days {
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2099;
    static final LocalDate FIRST = LocalDate.of(FIRST_YEAR, 1, 1);
    /** The day after the last. */
    static final LocalDate END = LocalDate.of(LAST_YEAR + 1, 1, 1);

    private static final int COUNT = (int) (END.toEpochDay() - FIRST.toEpochDay());

    private final BitSet set = new BitSet(COUNT);

    void add(LocalDate day) {
        add(day, 1);
    }

    /** So many days from one on. */
    void add(LocalDate first, long count) {
        long from = first.toEpochDay() - FIRST.toEpochDay();
        int start = (int) Math.max(0, Math.min(from, COUNT));
        int end = (int) Math.max(start, Math.min(from + count, COUNT));
        set.set(start, end);
    }

    Set<LocalDate> toSet() {
        return set.stream().mapToObj(FIRST::plusDays).collect(Collectors.toUnmodifiableSet());
    }
}
