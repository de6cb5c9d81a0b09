package dev.relais.twitter.send;

import java.time.Instant;
import java.util.Optional;

/** X's ids count milliseconds since November 2010 above 22 bits that tell ids of one millisecond apart. */
final class Xids {
    private static final long EPOCH = 1_288_834_974_657L;
    private static final int BITS = 22;
    private static final int LEAST_DIGITS = 15;
    private static final int MOST_DIGITS = 18;

    private Xids() {}

    /** When an id was given; empty where it is too short or too long to tell. */
    static Optional<Instant> time(String id) {
        boolean tells = id.length() >= LEAST_DIGITS
                && id.length() <= MOST_DIGITS + 1
                && Acts.ID.matcher(id).matches()
                && (id.length() <= MOST_DIGITS || id.compareTo(Long.toString(Long.MAX_VALUE)) <= 0);
        return tells ? Optional.of(Instant.ofEpochMilli((Long.parseLong(id) >> BITS) + EPOCH)) : Optional.empty();
    }

    /** An id below all that are given from {@code at} on; 0 or less before there were any. */
    static long before(Instant at) {
        return (at.toEpochMilli() - EPOCH) << BITS;
    }
}
