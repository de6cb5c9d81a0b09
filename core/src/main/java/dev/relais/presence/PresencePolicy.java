package dev.relais.presence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an agent is taken as gone, and for how long he is left alone. Immutable.
 *
 * <pre>{@code
 * PresencePolicy.DEFAULT.mobile(Duration.ofHours(1)).wrapUp(Duration.ofSeconds(90))
 * }</pre>
 *
 * @param desktop how long a desktop may be silent; longer than zero
 * @param mobile how long a phone may be silent; longer than zero
 * @param wrapUp how long an available agent gets nothing new after he settled a conversation or gave it back; null: not at all
 * @param lastOffer how long before the end of his shift an agent gets nothing new any more; not negative
 */
public record PresencePolicy(
        Duration desktop, Duration mobile, @Nullable Duration wrapUp, Duration lastOffer) {
    /** Two minutes for a desktop, twenty for a phone, no wrap-up, offers until the end of the shift. */
    public static final PresencePolicy DEFAULT =
            new PresencePolicy(Duration.ofMinutes(2), Duration.ofMinutes(20), null, Duration.ZERO);

    /** @throws IllegalArgumentException if a duration is out of its bounds */
    public PresencePolicy {
        positive("desktop", desktop);
        positive("mobile", mobile);
        if (wrapUp != null) {
            positive("wrapUp", wrapUp);
        }
        if (lastOffer.isNegative()) {
            throw new IllegalArgumentException("lastOffer must not be negative, not " + lastOffer);
        }
    }

    private static void positive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be longer than zero, not " + time);
        }
    }

    /** How long a device may be silent. */
    public Duration limit(Device device) {
        return device == Device.DESKTOP ? desktop : mobile;
    }

    /** The same, with another limit for desktops. */
    public PresencePolicy desktop(Duration limit) {
        return new PresencePolicy(limit, mobile, wrapUp, lastOffer);
    }

    /** The same, with another limit for phones. */
    public PresencePolicy mobile(Duration limit) {
        return new PresencePolicy(desktop, limit, wrapUp, lastOffer);
    }

    /** The same, with another wrap-up; null: none. */
    public PresencePolicy wrapUp(@Nullable Duration time) {
        return new PresencePolicy(desktop, mobile, time, lastOffer);
    }

    /** The same, with offers until another time before the end of the shift. */
    public PresencePolicy lastOffer(Duration before) {
        return new PresencePolicy(desktop, mobile, wrapUp, before);
    }
}
