package dev.relais.twitter.feed;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** X's ids tell when they were given: milliseconds since November 2010 above 22 bits that tell ids of one millisecond apart. */
public final class Snowflake {
    /** Milliseconds since 1970 that ids count from. */
    private static final long EPOCH = 1_288_834_974_657L;

    private static final int BITS = 22;
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    /** Orders ids by the time at which they were given. */
    public static final Comparator<String> ORDER = Comparator.comparing(BigInteger::new);

    private Snowflake() {}

    /** Whether it is an id of X: up to 20 decimal digits. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** An id below all that are given from {@code at} on; {@code "0"} before there were any. */
    public static String before(Instant at) {
        long since = at.toEpochMilli() - EPOCH;
        return since <= 0 ? "0" : BigInteger.valueOf(since).shiftLeft(BITS).toString();
    }

    /** When an id was given; empty where it is none of that kind. */
    public static Optional<Instant> time(String id) {
        if (!isId(id)) {
            return Optional.empty();
        }
        BigInteger since = new BigInteger(id).shiftRight(BITS);
        return since.signum() == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(since.longValueExact() + EPOCH));
    }
}
