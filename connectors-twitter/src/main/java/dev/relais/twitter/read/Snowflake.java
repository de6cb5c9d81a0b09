package dev.relais.twitter.read;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** X's ids since November 2010 begin with the milliseconds since then: they tell when the thing was made. */
final class Snowflake {
    /** {@code 2010-11-04T01:42:54.657Z}; 22 bits of machine and sequence stand behind the time. */
    private static final long EPOCH = 1_288_834_974_657L;

    private static final int BITS = 22;

    /** Shorter ids are older than these, or of a test. */
    private static final int LEAST_DIGITS = 15;

    private static final int MOST_DIGITS = 19;
    private static final Duration SKEW = Duration.ofDays(1);

    private Snowflake() {}

    /**
     * When the thing with this id was made; null where the id tells no time, or one that has not come yet.
     *
     * @param now about when X spoke of it
     */
    static @Nullable Instant time(@Nullable String id, Instant now) {
        if (id == null || id.length() < LEAST_DIGITS || id.length() > MOST_DIGITS || !Ids.isDigits(id)) {
            return null;
        }
        Instant time;
        try {
            time = Instant.ofEpochMilli((Long.parseLong(id) >> BITS) + EPOCH);
        } catch (NumberFormatException e) {
            return null;
        }
        return time.isAfter(now.plus(SKEW)) ? null : time;
    }
}
