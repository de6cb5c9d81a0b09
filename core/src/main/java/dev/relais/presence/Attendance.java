package dev.relais.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one agent: what he said, and when his devices were heard from. An immutable value; each method gives the next
 * one, or what follows from this one at an instant.
 *
 * <p>A clock that goes back is harmless: {@link #at} brings what seems to lie ahead back to the present, so that nobody is taken as
 * gone sooner than his devices' limits allow, or stays for longer than one limit more.
 *
 * @param said what he said last, or what followed from it; null: nobody has heard of him
 * @param since when he said it
 * @param heard when each of his devices was heard from last; a device that never was is not there
 * @param until when his wrap-up ends; null: when he says so, or he is not in one
 * @param missed how many offers in a row he let lapse
 */
public record Attendance(
        @Nullable Presence said,
        Instant since,
        Map<Device, Instant> heard,
        @Nullable Instant until,
        int missed) {
    /** Nobody has heard of him: he is not there, and did not leave. */
    public static final Attendance UNKNOWN = new Attendance(null, Instant.EPOCH, Map.of(), null, 0);

    /** Copies the map. */
    public Attendance {
        heard = heard.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(heard));
    }

    /** He says what he is there for. A sign of life of the device that was heard from last, unless he signs off. */
    public Attendance says(Presence presence, Instant at, PresencePolicy policy) {
        Map<Device, Instant> now = heard;
        if (presence != Presence.OFFLINE && latest() != null) {
            now = with(latest(), at);
        }
        Duration wrapUp = policy.wrapUp();
        Instant end = presence == Presence.WRAP_UP && wrapUp != null ? at.plus(wrapUp) : null;
        return new Attendance(presence, presence == said ? since : at, now, end, 0);
    }

    /** One of his devices shows that it is there. */
    public Attendance heardFrom(Device device, Instant at) {
        return new Attendance(said, since, with(device, at), until, missed);
    }

    private @Nullable Device latest() {
        return heard.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private Map<Device, Instant> with(@Nullable Device device, Instant at) {
        if (device == null) {
            return heard;
        }
        Map<Device, Instant> now = new EnumMap<>(Device.class);
        now.putAll(heard);
        now.put(device, at);
        return now;
    }

    /** He settled a conversation or gave it back: he gets time to finish, where the policy gives any and he was available. */
    public Attendance settled(Instant at, PresencePolicy policy) {
        Duration wrapUp = policy.wrapUp();
        boolean working = said == Presence.AVAILABLE || (said == Presence.WRAP_UP && until != null);
        return wrapUp == null || !working ? this : new Attendance(Presence.WRAP_UP, at, heard, at.plus(wrapUp), missed);
    }

    /** He took an offer, or said that he does not want it. */
    public Attendance answered() {
        return missed == 0 ? this : new Attendance(said, since, heard, until, 0);
    }

    /**
     * He let an offer lapse.
     *
     * @param most after so many in a row he is taken as away; 0: never
     */
    public Attendance missed(Instant at, int most) {
        boolean away = most > 0 && missed + 1 >= most && (said == Presence.AVAILABLE || said == Presence.WRAP_UP);
        return away
                ? new Attendance(Presence.AWAY, at, heard, null, 0)
                : new Attendance(said, since, heard, until, missed + 1);
    }

    /** The same at {@code now}: a wrap-up that is over has ended, and nothing lies further ahead than it can. */
    public Attendance at(Instant now, PresencePolicy policy) {
        Duration wrapUp = policy.wrapUp();
        Instant end = until != null && wrapUp != null ? earlier(until, now.plus(wrapUp)) : until;
        Map<Device, Instant> clamped = new EnumMap<>(Device.class);
        heard.forEach((device, instant) -> clamped.put(device, earlier(instant, now)));
        return said == Presence.WRAP_UP && end != null && !now.isBefore(end)
                ? new Attendance(Presence.AVAILABLE, end, clamped, null, missed)
                : new Attendance(said, earlier(since, now), clamped, end, missed);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When his devices have been silent for too long, the most patient of them; empty where none was ever heard from. */
    private Optional<Instant> silence(PresencePolicy policy) {
        return heard.entrySet().stream()
                .map(entry -> entry.getValue().plus(policy.limit(entry.getKey())))
                .max(Instant::compareTo);
    }

    /** Since when he has been gone at {@code now}: he signed off, or his devices fell silent. Null while he is there or unknown. */
    public @Nullable Instant goneSince(Instant now, PresencePolicy policy) {
        return Stream.concat(
                        silence(policy).filter(silent -> !silent.isAfter(now)).stream(),
                        said == Presence.OFFLINE ? Stream.of(since) : Stream.of())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whether he is there, leaving aside his shift. */
    public Presence presence(Instant now, PresencePolicy policy) {
        return said == null || goneSince(now, policy) != null ? Presence.OFFLINE : said;
    }

    /** When something changes although nobody says anything: a wrap-up ends, the last of his devices has been silent for too long. */
    public Optional<Instant> nextChange(Instant now, PresencePolicy policy) {
        Stream<Instant> silent = silence(policy).filter(instant -> instant.isAfter(now)).stream();
        return Stream.concat(silent, until == null ? Stream.of() : Stream.of(until))
                .min(Instant::compareTo);
    }
}
